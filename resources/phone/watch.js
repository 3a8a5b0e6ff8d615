// Keeps the counters of the page fresh without reloading it; a link that is withdrawn says so at once.
(() => {
  'use strict';
  const EVERY = 3000, PATIENCE = 12000, shown = document.getElementById('counters'), line = document.getElementById('line');
  function tell(text) {
    line.dataset.tone = 'warn';
    if (line.textContent !== text) line.textContent = text;
  }
  async function look() {
    const stop = new AbortController(), timer = setTimeout(() => stop.abort(), PATIENCE);
    try {
      const answer = await fetch('/watch', { cache: 'no-store', signal: stop.signal });
      if (answer.status === 403) return location.reload();
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('counters');
      if (!fresh) throw new Error('no counters');
      if (fresh.innerHTML !== shown.innerHTML) shown.replaceChildren(...fresh.childNodes);
      tell('');
    } catch (e) {
      tell(shown.dataset.lost);
    }
    clearTimeout(timer);
    setTimeout(look, EVERY);
  }
  setTimeout(look, EVERY);
})();

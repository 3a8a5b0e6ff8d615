// Keeps the counters of the page fresh without reloading it; a link that is withdrawn says so at once.
(() => {
  'use strict';
  const EVERY = 3000, shown = document.getElementById('counters'), line = document.getElementById('line');
  function tell(text) {
    line.dataset.tone = 'warn';
    if (line.textContent !== text) line.textContent = text;
  }
  async function look() {
    try {
      const answer = await fetch('/watch', { cache: 'no-store' });
      if (answer.status === 403) return location.reload();
      const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').getElementById('counters');
      if (fresh && fresh.innerHTML !== shown.innerHTML) shown.replaceChildren(...fresh.childNodes);
      tell('');
    } catch (e) {
      tell(shown.dataset.lost);
    }
    setTimeout(look, EVERY);
  }
  setTimeout(look, EVERY);
})();

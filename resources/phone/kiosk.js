// The livelier half of the kiosk: it clears the screen when nobody is there, and keeps nothing of whoever was.
(() => {
  'use strict';
  const here = document.querySelector('[data-kiosk]'), home = '/kiosk', main = document.getElementById('main');
  const leave = () => location.replace(home);
  document.documentElement.classList.add('lively');

  // A page that is left is emptied, so that going back shows nothing, even where the browser had kept it.
  addEventListener('pagehide', () => { if (here.dataset.at !== 'ask') main.replaceChildren(); });
  addEventListener('pageshow', (event) => { if (event.persisted) leave(); });

  const forms = [...main.querySelectorAll('form')], ask = main.querySelector('input[name=code]');
  for (const form of forms) {
    form.autocomplete = 'off';
    form.addEventListener('submit', (event) => {
      if (form.dataset.sent) return event.preventDefault();
      form.dataset.sent = '1';
    });
  }
  if (ask) { ask.value = ''; ask.focus(); }

  // Nobody is there any more
  const seconds = Number(here.dataset.idle), warned = Number(here.dataset.warned || 0), note = document.getElementById('idle');
  let warning = 0, leaving = 0;
  function awake() {
    clearTimeout(warning);
    clearTimeout(leaving);
    if (note) note.hidden = true;
    if (warned) warning = setTimeout(() => { note.hidden = false; note.scrollIntoView({ block: 'center' }); }, (seconds - warned) * 1000);
    leaving = setTimeout(leave, seconds * 1000);
  }
  if (seconds) {
    awake();
    if (here.dataset.at === 'paper') for (const sign of ['pointerdown', 'keydown', 'input', 'scroll']) addEventListener(sign, awake, { passive: true });
  } else if (ask) {
    // A code that was begun and left is nobody's business either.
    let left = 0;
    ask.addEventListener('input', () => { clearTimeout(left); left = setTimeout(() => { ask.value = ''; }, 30000); });
  }

  // The same buttons, orders, duels and limits as on a phone; which duels were drawn is kept nowhere.
  for (const form of forms) {
    inputs.prepare(form);
    inputs.filled(form);
  }
  main.addEventListener('input', (event) => { if (event.target.form) inputs.limits(event.target.form); });
})();

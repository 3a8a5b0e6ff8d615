// The livelier half of a phone's page. It keeps what was sent until the room has it, and shows what the room is at.
// Plain http on a private address is no secure context: no randomUUID, no crypto.subtle, no service worker.
(() => {
  'use strict';
  const body = document.body, main = document.getElementById('main');
  const line = document.getElementById('line'), heard = document.getElementById('heard'), next = document.getElementById('next');
  const words = JSON.parse(body.dataset.words), place = 'cd/' + body.dataset.session + '/' + body.dataset.who;
  const auto = document.querySelector('form[data-auto]');
  if (auto) return auto.submit();
  if (!body.dataset.who) return outside();
  document.documentElement.classList.add('lively');

  // Somebody who is not in: a page that only waits looks whether there is something else, and stays as it is until there is.
  function outside() {
    const cookies = document.getElementById('cookies'), every = Number(body.dataset.refresh), at = body.dataset.at || location.pathname;
    if (cookies && !navigator.cookieEnabled) cookies.hidden = false;
    if (every) setInterval(async () => {
      try {
        const there = new DOMParser().parseFromString(await (await fetch(at, { cache: 'no-store' })).text(), 'text/html').getElementById('main');
        if (there && there.textContent !== main.textContent) location.replace(at);
      } catch (e) { /* away for a moment */ }
    }, every * 1000);
  }

  // What was sent and not yet answered: in order, in this browser, per session and person.
  let memory = [];
  const outbox = () => { try { return JSON.parse(localStorage[place] || '[]'); } catch (e) { return memory; } };
  const keep = (items) => { memory = items; try { localStorage[place] = JSON.stringify(items); } catch (e) { /* private mode */ } };
  const draft = (form, text) => {
    const name = place + '/' + form.dataset.form;
    try {
      if (text === undefined) return sessionStorage[name];
      if (text) sessionStorage[name] = text; else delete sessionStorage[name];
    } catch (e) { /* private mode */ }
  };
  // What a secret vote was answered with: its code shows that the paper is in the urn. What the paper says is kept nowhere.
  const receipts = {};
  const receipt = (id, text) => {
    const name = place + '/receipt/' + id;
    if (text) receipts[id] = text;
    try { if (text) localStorage[name] = text; return localStorage[name] || receipts[id]; } catch (e) { return receipts[id]; /* private mode */ }
  };
  const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (n) => n.toString(16).padStart(2, '0')).join('');

  let screen = main.dataset.screen, held = null, mine = new Set(), dirty = new Set();
  let source = null, watchdog = 0, misses = 0, events = 0, sending = false, later = 0, missed = null;
  const forms = (root = main) => [...root.querySelectorAll('form[data-form]')];
  const find = (id) => forms().find((form) => form.dataset.form === id);
  const waits = (id) => outbox().some((item) => item.form === id);

  function tell(text, tone) {
    if (line.textContent === text) return;
    line.dataset.tone = tone || '';
    line.textContent = text;
  }
  function showLine(lost) {
    const n = outbox().length, waiting = n === 1 ? words.one_waits : words.some_wait.replace('#', n);
    if (lost) tell(n ? words.lost + ' ' + waiting : words.lost, 'warn');
    else if (n && misses) tell(waiting, 'warn');
    else if (line.dataset.tone === 'warn') { tell(words.back); setTimeout(() => { if (!line.dataset.tone) tell(''); }, 4000); }
  }

  // Forms

  function say(form, text, waiting) {
    const trouble = form.querySelector('.trouble');
    if (!trouble) return tell(text, text ? 'warn' : '');
    trouble.textContent = text;
    trouble.hidden = !text;
    trouble.classList.toggle('waits', !!waiting);
  }
  function state(form) {
    const id = form.dataset.form, toggle = form.querySelector('[data-toggle]');
    if (toggle) {
      toggle.value = mine.has(id) ? '0' : '1';
      form.querySelector('button').setAttribute('aria-pressed', mine.has(id));
    } else if (waits(id)) {
      form.dataset.state = 'sending';
      if (misses) say(form, words.will_send, true);
    } else if (!dirty.has(id) && form.dataset.state !== 'editing' && form.dataset.after !== 'again') {
      form.dataset.state = mine.has(id) ? 'saved' : '';
      if (mine.has(id) && receipt(id)) form.querySelector('.saved b').textContent = receipt(id);
    }
  }
  function fill(form, text) {
    const sent = new URLSearchParams(text), taken = {};
    for (const field of form.elements) {
      if (!field.name || field.type === 'hidden') continue;
      const values = sent.getAll(field.name), at = taken[field.name] = taken[field.name] + 1 || 0;
      if (field.type === 'radio' || field.type === 'checkbox') field.checked = values.includes(field.value);
      else if (at < values.length) field.value = values[at];
    }
  }
  const written = (form) => { const data = new URLSearchParams(new FormData(form)); data.delete('key'); return data.toString(); };

  // What is somebody's own on a page that is sent to all alike.
  function personal() {
    for (const own of main.querySelectorAll('[data-mine]')) {
      own.hidden = !mine.has(own.dataset.mine);
      if (receipt(own.dataset.mine)) own.querySelector('b').textContent = receipt(own.dataset.mine);
    }
  }

  function prepare(root) {
    personal();
    for (const form of forms(root)) {
      const edit = form.querySelector('[data-edit]'), pending = outbox().find((item) => item.form === form.dataset.form);
      if (edit) edit.hidden = false;
      inputs.prepare(form, place);
      const text = pending ? pending.body : draft(form);
      if (text) { fill(form, text); if (!pending) dirty.add(form.dataset.form); }
      inputs.filled(form);
      state(form);
    }
  }

  main.addEventListener('input', (event) => {
    const form = event.target.form;
    if (!form || !form.dataset.form) return;
    dirty.add(form.dataset.form);
    draft(form, written(form));
    say(form, '');
    if (form.dataset.after === 'again') form.dataset.state = '';
    inputs.limits(form);
  });
  main.addEventListener('click', (event) => {
    if (!event.target.closest('[data-edit]')) return;
    const form = event.target.closest('form');
    form.dataset.state = 'editing';
    const first = form.querySelector('.fields input, .fields textarea');
    if (first) first.focus();
  });
  main.addEventListener('submit', (event) => {
    const form = event.target, id = form.dataset.form;
    if (!id) return;
    event.preventDefault();
    const items = outbox(), text = written(form), same = items.find((item) => item.form === id && item.body === text);
    if (same && !form.querySelector('[data-toggle]')) return send();
    items.push({ form: id, action: form.getAttribute('action'), body: text, key: newKey() });
    keep(items);
    dirty.delete(id);
    draft(form, '');
    say(form, '');
    state(form);
    missed = null;
    tell(words.sending);
    send();
  });

  // Sending: one after the other, the same key until there is an answer

  async function send() {
    if (sending) return;
    sending = true;
    clearTimeout(later);
    for (let items = outbox(); items.length; items = outbox()) {
      const item = items[0], waiting = items.length - 1;
      let status = 0, reply = {};
      try {
        const stop = new AbortController(), timer = setTimeout(() => stop.abort(), 12000);
        const answer = await fetch(item.action, {
          method: 'POST', signal: stop.signal, headers: { Accept: 'application/json' },
          body: new URLSearchParams(item.body + '&key=' + item.key + '&waiting=' + waiting),
        });
        status = answer.status;
        reply = await answer.json();
        clearTimeout(timer);
      } catch (e) { /* no answer: it stays in the outbox */ }
      if (status === 401) return location.reload();
      const refused = reply.saved === false && status >= 400 && status < 500 && status !== 429;
      if (!reply.saved && !refused) {
        misses++;
        const form = find(item.form);
        if (form) state(form);
        showLine(!status);
        later = setTimeout(send, Math.min(8000, 400 * 2 ** misses) * (0.5 + Math.random()));
        break;
      }
      keep(outbox().filter((each) => each.key !== item.key));
      misses = 0;
      if (refused) refuse(item, reply); else saved(item, reply);
    }
    sending = false;
  }
  function saved(item, reply) {
    const form = find(item.form), note = form && form.querySelector('.saved');
    tell(note ? '' : reply.text);
    if (!form) return catchUp(reply.screen);
    const toggle = form.querySelector('[data-toggle]');
    if (toggle && new URLSearchParams(item.body).get(toggle.name) === '0') mine.delete(item.form); else mine.add(item.form);
    say(form, '');
    form.dataset.state = '';
    if (reply.code) { receipt(item.form, reply.text); form.reset(); inputs.limits(form); }
    state(form);
    if (form.dataset.after === 'again') { form.reset(); inputs.limits(form); form.dataset.state = 'saved'; }
    if (note && form.dataset.state === 'saved') note.focus();
    catchUp(reply.screen);
  }
  function refuse(item, reply) {
    const form = find(item.form);
    missed = { form: item.form, text: reply.text };
    tell('');
    if (!form) return sayMissed();
    form.dataset.state = '';
    state(form);
    if (form.dataset.state === 'saved') form.dataset.state = 'editing';
    say(form, reply.text);
    offerNext();
  }
  // That an answer came too late is said where its form is; once that has gone, above what has come, long enough to be read.
  function sayMissed() {
    if (missed && missed.text && !find(missed.form)) {
      tell(missed.text, 'late');
      missed = { until: performance.now() + 30000 };
    } else if (missed && missed.until < performance.now()) {
      if (line.dataset.tone === 'late') tell('');
      missed = null;
    }
  }
  // The reply says which screen the room is at: a stream that died silently is noticed here.
  function catchUp(now) {
    offerNext();
    const before = events;
    if (now && now !== screen && !held) setTimeout(() => { if (events === before) listen(); }, 2500);
  }

  // Screens

  function show(text, id) {
    if (id === screen) { held = null; next.hidden = true; return; }
    const fresh = document.createElement('div');
    fresh.innerHTML = text;
    const unsent = [...dirty, ...outbox().map((item) => item.form)].filter(find);
    const kept = unsent.filter((form) => forms(fresh).some((other) => other.dataset.form === form));
    if (unsent.length > kept.length || kept.length > 1) { held = { text, id }; return offerNext(); }
    main.dataset.screen = screen = id;
    held = null;
    next.hidden = true;
    if (kept.length) {
      graft(main, fresh, find(kept[0]), forms(fresh).find((form) => form.dataset.form === kept[0]));
      return personal();
    }
    const before = gist();
    const active = document.activeElement, lost = main.contains(active), owner = lost && active.form;
    const at = owner && [...owner.elements].indexOf(active);
    main.replaceChildren(...fresh.childNodes);
    prepare(main);
    sayMissed();
    const now = main.querySelector('h1'), again = owner && find(owner.dataset.form), stays = again && again.elements[at];
    if (stays) stays.focus({ preventScroll: true });
    if (!now || gist() === before) return;
    heard.textContent = [...main.querySelectorAll('h1, .look-up, .told, .answer .send')].map((each) => each.textContent).join(' – ');
    if (stays) return;
    main.classList.remove('arrives');
    void main.offsetWidth;
    main.classList.add('arrives');
    scrollTo(0, 0);
    if (lost) now.focus();
  }
  // What a screen is about: when it is another, whoever listens is told, whatever its title.
  const gist = () => [...main.querySelectorAll('h1, .look-up, .told, .answer')].map((each) => each.dataset.form || each.textContent).join('|');
  // Around a form that is being filled everything may change; the form itself is not even moved.
  function graft(old, fresh, form, twin) {
    const oldPath = [...old.childNodes].find((node) => node.contains(form)), path = [...fresh.childNodes].find((node) => node.contains(twin));
    [...old.childNodes].forEach((node) => { if (node !== oldPath) node.remove(); });
    let before = true;
    for (const node of [...fresh.childNodes]) {
      if (node === path) before = false;
      else if (before) oldPath.before(node);
      else old.append(node);
    }
    if (oldPath !== form && path !== twin) graft(oldPath, path, form, twin);
    if (old === main) prepare(main);
  }
  function offerNext() {
    if (!held) return;
    const unsent = [...dirty, ...outbox().map((item) => item.form)].some(find);
    next.hidden = false;
    if (!unsent) tell(words.moved_on_after);
  }
  next.addEventListener('click', () => {
    const { text, id } = held;
    missed = null;
    forms().forEach((form) => { dirty.delete(form.dataset.form); draft(form, ''); });
    main.replaceChildren();
    show(text, id);
    const heading = main.querySelector('h1');
    if (heading) heading.focus();
  });

  // Hearing

  function alive() {
    events++;
    misses = 0;
    clearTimeout(watchdog);
    watchdog = setTimeout(() => { showLine(true); listen(); }, 40000);
    showLine(false);
    send();
  }
  function hush() {
    if (source) source.close();
    clearTimeout(watchdog);
  }
  function listen() {
    hush();
    if (document.hidden) return;
    const opened = source = new EventSource('/events?v=' + screen + '&waiting=' + outbox().length);
    const on = (name, act) => opened.addEventListener(name, (event) => { alive(); act(event); });
    on('beat', () => {});
    on('screen', (event) => show(event.data, event.lastEventId));
    on('mine', (event) => { mine = new Set(JSON.parse(event.data)); forms().forEach(state); personal(); });
    on('elsewhere', () => { hush(); tell(words.elsewhere, 'warn'); });
    opened.onerror = () => {
      misses++;
      showLine(true);
      if (opened.readyState === 2) setTimeout(poll, Math.min(3000, 500 * 2 ** misses) * (0.7 + 0.6 * Math.random()));
    };
  }
  // Where a stream does not come through, ask; and try the stream again.
  async function poll() {
    if (document.hidden) return;
    try {
      const answer = await fetch('/screen?v=' + screen + '&waiting=' + outbox().length);
      if (answer.status === 401) return location.reload();
      if (answer.status === 200) show(await answer.text(), answer.headers.get('x-screen'));
      if (answer.ok) alive();
    } catch (e) { /* still away */ }
    listen();
  }
  document.addEventListener('visibilitychange', () => { if (document.hidden) hush(); else listen(); });
  addEventListener('pageshow', (event) => { if (event.persisted) listen(); });
  addEventListener('online', () => { listen(); send(); });
  addEventListener('offline', () => showLine(true));
  addEventListener('pagehide', hush);

  mine = new Set(forms().filter((form) => form.dataset.state === 'saved' || form.querySelector('[data-toggle][value="0"]')).map((form) => form.dataset.form));
  main.querySelectorAll('[data-mine]:not([hidden])').forEach((own) => mine.add(own.dataset.mine));
  prepare(main);
  listen();
  send();
})();

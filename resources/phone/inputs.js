// The inputs of a paper that need more than HTML has: points by buttons, an order by arrows, duels of one's own, and limits.
const inputs = (() => {
  'use strict';

  // Of many duels each phone asks its own, drawn once: which ideas, in which order, on which side.
  function duels(box, place) {
    const ideas = JSON.parse(box.dataset.duels), asked = [...box.querySelectorAll('fieldset')], name = place + '/duels/' + box.dataset.of;
    let pairs = null;
    try { if (place) pairs = JSON.parse(localStorage[name]); } catch (e) { /* none yet, or private mode */ }
    pairs = pairs || drawn(ideas.length, asked.length);
    try { if (place) localStorage[name] = JSON.stringify(pairs); } catch (e) { /* private mode */ }
    asked.forEach((duel, at) => {
      const two = pairs[at].map((idea) => ideas[idea]), inputs = [...duel.querySelectorAll('input')];
      inputs.forEach((input) => { input.name = 'duel-' + two[0][0] + '-' + two[1][0]; });
      two.forEach(([mark, label], side) => {
        inputs[side].value = mark;
        inputs[side].parentNode.querySelector('.face').textContent = label;
      });
    });
  }
  function drawn(ideas, most) {
    const all = [], chance = (n) => crypto.getRandomValues(new Uint32Array(1))[0] % n;
    for (let a = 0; a < ideas; a += 1) for (let b = 0; b < a; b += 1) all.push(chance(2) ? [a, b] : [b, a]);
    for (let at = all.length - 1; at > 0; at -= 1) { const other = chance(at + 1); [all[at], all[other]] = [all[other], all[at]]; }
    return all.slice(0, most);
  }
  function stepper(points) {
    for (const input of points.querySelectorAll('.stepper > input:only-child')) {
      const label = points.querySelector('label[for="' + input.id + '"] .words').textContent;
      const button = (sign, name, step) => {
        const made = document.createElement('button');
        made.type = 'button';
        made.textContent = sign;
        made.setAttribute('aria-label', name + ' ' + label);
        made.addEventListener('click', () => {
          const value = Number(input.value) + step;
          if (made.getAttribute('aria-disabled') === 'true') return;
          input.value = value;
          input.dispatchEvent(new Event('input', { bubbles: true }));
        });
        return made;
      };
      input.before(button('−', points.dataset.less, -1));
      input.after(button('+', points.dataset.more, 1));
    }
  }
  // An order: what has a number stands first. ↑ takes an option in or moves it up, ↓ moves it down and, at the end, out.
  const rows = (list) => [...list.querySelectorAll('.points-row')], rank = (row) => row.querySelector('input');
  const ranked = (list) => rows(list).filter((row) => rank(row).value).sort((a, b) => rank(a).value - rank(b).value);
  function inOrder(list) {
    const order = ranked(list);
    list.append(...order, ...rows(list).filter((row) => !order.includes(row)));
  }
  function ranker(list) {
    const hint = list.querySelector('.left');
    hint.setAttribute('role', 'status');
    for (const row of rows(list)) {
      const input = rank(row), label = row.querySelector('.words').textContent;
      if (input.parentNode.children.length > 1) continue;
      const button = (sign, name, step) => {
        const made = document.createElement('button');
        made.type = 'button';
        made.textContent = sign;
        made.setAttribute('aria-label', name + ' ' + label);
        made.addEventListener('click', () => {
          const order = ranked(list), at = order.indexOf(row), other = order[at + step];
          if (at < 0 && step < 0) order.push(row);
          else if (at === order.length - 1 && step > 0) order.pop();
          else if (at >= 0 && other) [order[at], order[at + step]] = [other, row];
          rows(list).forEach((each) => { rank(each).value = order.indexOf(each) + 1 || ''; });
          inOrder(list);
          hint.textContent = list.dataset.placed.replace('@', input.value || '–').replace('#', () => label);
          made.focus({ preventScroll: true });
          input.dispatchEvent(new Event('input', { bubbles: true }));
        });
        return made;
      };
      input.before(button('↑', list.dataset.up, -1));
      input.after(button('↓', list.dataset.down, 1));
    }
  }
  function limits(form) {
    for (const points of form.querySelectorAll('[data-budget]')) {
      const inputs = [...points.querySelectorAll('input')], texts = points.dataset.left.split('|');
      const squared = 'squared' in points.dataset, cost = (n) => (squared ? n * n : n);
      const left = points.dataset.budget - inputs.reduce((sum, input) => sum + cost(Number(input.value)), 0);
      const hint = points.querySelector('.left');
      hint.textContent = (texts[Math.max(left, 0)] || texts[0]).replace('#', left);
      hint.setAttribute('role', 'status');
      for (const input of inputs) {
        const [less, more] = input.parentNode.querySelectorAll('button'), n = Number(input.value);
        const over = (next) => cost(next) - cost(n) > Math.max(left, 0);
        if (less) less.setAttribute('aria-disabled', n <= Number(input.min) || (squared && over(n - 1)));
        if (more) more.setAttribute('aria-disabled', n >= Number(input.max) || over(n + 1));
      }
    }
    for (const cards of form.querySelectorAll('[data-most]')) {
      const boxes = [...cards.querySelectorAll('input')], full = boxes.filter((box) => box.checked).length >= cards.dataset.most;
      boxes.forEach((box) => { box.disabled = full && !box.checked; });
    }
  }

  // Once for a form that has just come, before it is filled in again. ``place`` is where this browser keeps its duels; none, and it forgets them.
  function prepare(form, place) {
    form.querySelectorAll('[data-duels]').forEach((box) => duels(box, place));
    form.querySelectorAll('[data-budget]').forEach(stepper);
    form.querySelectorAll('[data-ranks]').forEach(ranker);
  }
  // Whenever what is filled in has been changed other than by hand.
  function filled(form) {
    form.querySelectorAll('[data-ranks]').forEach(inOrder);
    limits(form);
  }
  return { prepare, filled, limits };
})();

// The public order of a draw, computed on this phone: SHA-256 and HMAC (FIPS 180-4, RFC 2104) written out, because a
// page without https has no crypto.subtle.
"use strict";
(function () {
  const K = [], START = [];
  for (let n = 2; START.length < 8 || K.length < 64; n++) {
    let prime = true;
    for (let d = 2; d * d <= n; d++) if (n % d === 0) { prime = false; break; }
    if (!prime) continue;
    if (START.length < 8) START.push(Math.floor((Math.sqrt(n) % 1) * 4294967296));
    if (K.length < 64) K.push(Math.floor((Math.cbrt(n) % 1) * 4294967296));
  }

  function sha256(bytes) {
    const whole = new Uint8Array(((bytes.length + 72) >> 6) << 6), view = new DataView(whole.buffer);
    whole.set(bytes);
    whole[bytes.length] = 128;
    view.setUint32(whole.length - 4, bytes.length * 8);
    view.setUint32(whole.length - 8, Math.floor(bytes.length / 536870912));
    const hash = START.slice(), w = new Array(64), turn = (x, n) => (x >>> n) | (x << (32 - n));
    for (let at = 0; at < whole.length; at += 64) {
      for (let i = 0; i < 64; i++) {
        if (i < 16) { w[i] = view.getUint32(at + 4 * i); continue; }
        const p = w[i - 15], q = w[i - 2];
        w[i] = (w[i - 16] + (turn(p, 7) ^ turn(p, 18) ^ (p >>> 3)) + w[i - 7] + (turn(q, 17) ^ turn(q, 19) ^ (q >>> 10))) | 0;
      }
      let [a, b, c, d, e, f, g, h] = hash;
      for (let i = 0; i < 64; i++) {
        const s = (h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + w[i]) | 0;
        const t = ((turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
        h = g; g = f; f = e; e = (d + s) | 0; d = c; c = b; b = a; a = (s + t) | 0;
      }
      [a, b, c, d, e, f, g, h].forEach((x, i) => { hash[i] = (hash[i] + x) | 0; });
    }
    const out = new Uint8Array(32), given = new DataView(out.buffer);
    hash.forEach((x, i) => given.setUint32(4 * i, x));
    return out;
  }

  function hmac(key, bytes) { // the key is 32 bytes, shorter than a block
    const inner = new Uint8Array(64 + bytes.length), outer = new Uint8Array(96);
    for (let i = 0; i < 64; i++) { inner[i] = (key[i] || 0) ^ 54; outer[i] = (key[i] || 0) ^ 92; }
    inner.set(bytes, 64);
    outer.set(sha256(inner), 64);
    return sha256(outer);
  }

  const form = document.getElementById("recompute"), text = new TextEncoder();
  const seed = sha256(text.encode(form.dataset.seed));
  const hex = (bytes) => Array.from(bytes, (b) => b.toString(16).padStart(2, "0")).join("");
  const order = JSON.parse(form.dataset.numbers)
    .map((number) => ({ number, code: hex(hmac(seed, text.encode(number))) }))
    .sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0));
  const first = document.getElementById("first");
  for (const { number } of order.slice(0, Number(form.dataset.seats))) {
    const line = document.createElement("li");
    line.textContent = number;
    first.append(line);
  }
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const wanted = form.elements.number.value.trim().toUpperCase();
    const at = order.findIndex(({ number }) => number.toUpperCase() === wanted);
    document.getElementById("rank").textContent =
      at < 0 ? form.dataset.unknown : form.dataset.rank.replace("#", String(at + 1)).replace("#", String(order.length));
  });
})();

// What all figures have in common: elements, drawings, frames, addresses, numbers in words. These lines stand in front of those of each figure.

const SVG = "http://www.w3.org/2000/svg";

// ---- elements

function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
}

function change(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
}

function draw(tag, attributes = {}, ...children) {
  const node = change(document.createElementNS(SVG, tag), attributes);
  node.append(...children);
  return node;
}

// ---- now and then

// Run `work` once per frame at most.
function eachFrame(work) {
  let asked = false;
  return () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      work();
    });
  };
}

// Return a function that makes what `address` returns the address of the page, a little later: browsers allow a few changes a second only.
function createAddress(address) {
  let timer = null;
  const write = () => {
    try {
      history.replaceState(history.state, "", address());
    } catch {
      // the page may not change its address: then there is no link
    }
  };
  return () => {
    clearTimeout(timer);
    timer = setTimeout(write, 250);
  };
}

// ---- the mouse, a finger or a pen

// Call `begin` where it goes down on a node, and `move` wherever it goes until it is let go. Returns whether it is down.
function whenDragged(node, begin, move) {
  let held = false;
  node.addEventListener("pointerdown", (event) => {
    if (event.button !== 0 || held) return;
    event.preventDefault();
    node.setPointerCapture(event.pointerId);
    node.focus({ preventScroll: true });
    held = true;
    begin(event);
  });
  node.addEventListener("pointermove", (event) => {
    if (held && event.isPrimary) move(event);
  });
  for (const end of ["pointerup", "pointercancel", "lostpointercapture"]) node.addEventListener(end, () => (held = false));
  return () => held;
}

// The moves since the last frame, of which a browser makes one event.
function movesIn(event) {
  const moves = event.getCoalescedEvents?.() ?? [];
  return moves.length ? moves : [event];
}

// ---- numbers and colors, the latter as red, green and blue

const [PAPER, GROUND, INK, BLUE, ORANGE] = [[255, 255, 255], [246, 243, 238], [27, 31, 36], [15, 108, 189], [180, 71, 15]];

const clamp = (value, low, high) => Math.min(high, Math.max(low, value));
const mix = (from, to, share) => from.map((part, i) => part + (to[i] - part) * share);
const css = (color) => `rgb(${color.map(Math.round).join(" ")})`;

// The round numbers from low to high, about `count` of them.
function ticks(low, high, count) {
  const rough = (high - low) / count;
  const size = 10 ** Math.floor(Math.log10(rough));
  const gap = size * [1, 2, 5, 10].find((times) => times * size >= rough);
  const digits = Math.max(0, -Math.floor(Math.log10(gap)));
  const first = Math.ceil(low / gap);
  return Array.from({ length: Math.floor(high / gap) - first + 1 }, (_, i) => {
    const value = (first + i) * gap;
    return { value, text: value.toFixed(digits).replace("-", "−").replace(/^−(0(\.0+)?)$/, "$1") };
  });
}

// ---- in words: with a minus sign, not a hyphen

const capital = (text) => text[0].toUpperCase() + text.slice(1);
const superscript = (power) => String(power).replace(/[-\d]/g, (sign) => "⁻⁰¹²³⁴⁵⁶⁷⁸⁹"["-0123456789".indexOf(sign)]);
const written = (places) => places.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L");

const counted = (count, what) => `${count} ${what}${count === 1 ? "" : "s"}`;

// So many digits after the point.
function fixed(value, digits = 2) {
  if (!Number.isFinite(value)) return "–";
  const text = Math.abs(value).toFixed(digits);
  return value < 0 && Number(text) !== 0 ? "−" + text : text;
}

// Three digits that count: −0.0123, 12.3, 1234, 1.23·10⁴.
function significant(value) {
  if (Number.isNaN(value)) return "nan";
  const sign = value < 0 ? "−" : "";
  const size = Math.abs(value);
  if (size === Infinity) return `${sign}infinity`;
  if (size === 0) return "0";
  const [digits, power] = size.toExponential(2).split("e");
  if (power < -5 || power > 3) return `${sign}${Number(digits)}·10${superscript(Number(power))}`;
  return sign + size.toFixed(Math.max(0, 2 - power));
}

const short = (value) => significant(value).replace(/(\.\d*?)0+$/, "$1").replace(/\.$/, ""); // 0.5 for 0.500


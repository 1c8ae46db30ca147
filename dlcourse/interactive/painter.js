// Paint on a grid; the scores p = Wx + b move with every stroke. Choosing a score lays its template (its row of W) over the drawing
// and shows the score as a running sum, pixel by pixel.

const GRID_SIZE = 288; // the longer side of the grid on the page, in CSS pixels

// ---- small helpers

let figures = 0; // for ids and group names that are unique on the page

// ---- the numbers

function largestWeight(W) {
  return W.reduce((most, row) => row.reduce((m, w) => Math.max(m, Math.abs(w)), most), 0) || 1;
}

function readState(state, model, names) {
  for (const name of names) state[name] = model.get(name);
  state.image = Array.from(state.image); // our own: painting changes it in place
  state.limit = largestWeight(state.W);
  state.digits = Math.max(2, Math.ceil(-Math.log10(state.limit)) + 2);
}

function scoresOf({ W, b, image }) {
  return W.map((row, k) => row.reduce((sum, w, i) => sum + w * image[i], 0) + b[k]);
}

// The sums before the first pixel, after each pixel, and after + b: d + 2 numbers.
function runningSums({ W, b, image, selected }) {
  const sums = [0];
  W[selected].forEach((w, i) => sums.push(sums[i] + w * image[i]));
  sums.push(sums[sums.length - 1] + b[selected]);
  return sums;
}

// The drawing moved one column to the side; what leaves the grid is lost.
function moved({ image, columns }, right) {
  return image.map((_, i) => {
    const from = (i % columns) - right;
    return from < 0 || from >= columns ? 0 : image[i - right];
  });
}

const inkedCells = (image) => image.filter((x) => x > 0).length;
const subscript = (i) => String(i).replace(/\d/g, (digit) => "₀₁₂₃₄₅₆₇₈₉"[digit]);
const place = (state, i) => `x${subscript(i)} (row ${Math.floor(i / state.columns)}, column ${i % state.columns})`;

// ---- painting

// Few large cells are inked whole; on finer grids the border of a stroke is gray, as in the real digits.
function brushFor({ rows, columns }) {
  const size = Math.max(rows, columns);
  if (size < 8) return null;
  return size < 16 ? { radius: 0.75, soft: 0.8 } : { radius: 1.1, soft: 1.2 };
}

function inkAt(brush, dy, dx) {
  if (!brush) return Math.abs(dy) <= 0.5 && Math.abs(dx) <= 0.5 ? 1 : 0;
  return clamp((brush.radius - Math.hypot(dy, dx)) / brush.soft + 0.5, 0, 1);
}

// Touch the image with the brush at a point; the center of cell (r, c) lies at y = r + 0.5, x = c + 0.5.
function stamp(state, { y, x }, erase) {
  const reach = state.brush ? 2 : 0;
  const [row, column] = [Math.floor(y), Math.floor(x)];
  for (let r = Math.max(0, row - reach); r <= Math.min(state.rows - 1, row + reach); r++) {
    for (let c = Math.max(0, column - reach); c <= Math.min(state.columns - 1, column + reach); c++) {
      const ink = Math.round(100 * inkAt(state.brush, y - r - 0.5, x - c - 0.5)) / 100;
      const i = r * state.columns + c;
      state.image[i] = erase ? Math.min(state.image[i], 1 - ink) : Math.max(state.image[i], ink);
    }
  }
}

function stroke(state, from, to, erase) {
  const steps = Math.max(1, Math.ceil(4 * Math.hypot(to.y - from.y, to.x - from.x)));
  for (let i = 1; i <= steps; i++) {
    stamp(state, { y: from.y + ((to.y - from.y) * i) / steps, x: from.x + ((to.x - from.x) * i) / steps }, erase);
  }
}

function cellUnder(state, { y, x }) {
  return clamp(Math.floor(y), 0, state.rows - 1) * state.columns + clamp(Math.floor(x), 0, state.columns - 1);
}

// The eraser erases. Without it a stroke that begins on ink erases only where cells are large; finer strokes may cross.
const erases = (state, point) => state.eraser || (!state.brush && state.image[cellUnder(state, point)] > 0.5);

// ---- the grid

function cellLook(state, i) {
  const x = state.image[i];
  if (state.selected < 0 || state.view === "drawing") return { color: mix(PAPER, INK, x), sign: 0, strength: x };
  const w = state.W[state.selected][i];
  const value = state.view === "template" ? w : w * x;
  const strength = (Math.abs(value) / state.limit) ** 0.75; // small ones lifted a little, to be seen
  const ground = state.view === "template" ? GROUND : mix(GROUND, INK, 0.1 * x);
  return { color: mix(ground, value > 0 ? BLUE : ORANGE, strength), sign: Math.sign(value), strength };
}

function drawMark(pen, look, left, top, size) {
  const arm = size * 0.14;
  pen.strokeStyle = look.strength > 0.7 ? "#fff" : css(INK);
  pen.lineWidth = Math.max(2, size * 0.045);
  pen.beginPath();
  pen.moveTo(left + size / 2 - arm, top + size / 2);
  pen.lineTo(left + size / 2 + arm, top + size / 2);
  if (look.sign > 0) {
    pen.moveTo(left + size / 2, top + size / 2 - arm);
    pen.lineTo(left + size / 2, top + size / 2 + arm);
  }
  pen.stroke();
}

function drawRing(pen, state, i, size, dash) {
  const [left, top] = [(i % state.columns) * size, Math.floor(i / state.columns) * size];
  for (const [color, width] of [["#fff", 9], [css(INK), 4]]) {
    pen.strokeStyle = color;
    pen.lineWidth = width;
    pen.setLineDash(width === 4 ? dash : []);
    pen.strokeRect(left + 3, top + 3, size - 6, size - 6);
  }
  pen.setLineDash([]);
}

function drawGrid(canvas, state, cursorShown) {
  const pen = canvas.getContext("2d");
  const size = canvas.width / state.columns;
  const [large, gap] = [size >= 40, size >= 40 ? 2 : 0.5];
  pen.fillStyle = "#d5d9de";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  for (let i = 0; i < state.image.length; i++) {
    const [left, top] = [(i % state.columns) * size, Math.floor(i / state.columns) * size];
    const look = cellLook(state, i);
    pen.fillStyle = css(look.color);
    pen.fillRect(left + gap / 2, top + gap / 2, size - gap, size - gap);
    if (large && look.sign && look.strength > 0.06) drawMark(pen, look, left, top, size);
  }
  if (state.selected >= 0 && state.step > 0 && state.step <= state.image.length) drawRing(pen, state, state.step - 1, size, []);
  if (cursorShown) drawRing(pen, state, state.cursor, size, [8, 6]);
}

function createGrid(state, changed) {
  const scale = Math.floor((2 * GRID_SIZE) / Math.max(state.rows, state.columns));
  const canvas = make("canvas", { width: scale * state.columns, height: scale * state.rows, "aria-hidden": "true" });
  const said = make("span", { class: "dlc-unseen", "aria-live": "polite" });
  const box = make("div", { class: "dlc-grid", role: "application", tabindex: "0" }, canvas);
  box.style.width = `${(GRID_SIZE * state.columns) / Math.max(state.rows, state.columns)}px`;
  const show = () => {
    const { rows, columns, image } = state;
    box.setAttribute("aria-label", `Drawing grid, ${rows} rows by ${columns} columns, ${inkedCells(image)} of ${image.length} cells inked`);
    drawGrid(canvas, state, box.matches(":focus-visible"));
  };
  listenToPointer(box, canvas, state, changed);
  listenToKeys(box, said, state, changed);
  for (const event of ["focus", "blur"]) box.addEventListener(event, show);
  return { parts: [box, said], show };
}

function listenToPointer(box, canvas, state, changed) {
  let [last, erase] = [];
  const point = (event) => {
    const frame = canvas.getBoundingClientRect();
    return {
      y: ((event.clientY - frame.top) / frame.height) * state.rows,
      x: ((event.clientX - frame.left) / frame.width) * state.columns,
    };
  };
  const begin = (event) => {
    last = point(event);
    state.cursor = cellUnder(state, last);
    erase = erases(state, last);
    stamp(state, last, erase);
    changed();
  };
  const move = (event) => {
    for (const part of movesIn(event)) {
      const next = point(part);
      stroke(state, last, next, erase);
      last = next;
    }
    state.cursor = cellUnder(state, last);
    changed();
  };
  whenDragged(box, begin, move);
}

const ARROWS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

function listenToKeys(box, said, state, changed) {
  box.addEventListener("keydown", (event) => {
    const paints = event.key === " " || event.key === "Enter";
    if ((!paints && !ARROWS[event.key]) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    const [row, column] = [Math.floor(state.cursor / state.columns), state.cursor % state.columns];
    if (paints) stamp(state, { y: row + 0.5, x: column + 0.5 }, state.eraser || state.image[state.cursor] > 0.5);
    else {
      const [down, right] = ARROWS[event.key];
      state.cursor = clamp(row + down, 0, state.rows - 1) * state.columns + clamp(column + right, 0, state.columns - 1);
    }
    const ink = state.image[state.cursor];
    said.textContent = `${place(state, state.cursor)}: ${ink > 0.5 ? "ink" : ink > 0 ? "gray" : "paper"}`;
    changed(paints);
  });
}

function createTools(state, changed) {
  const replace = (image) => {
    state.image = Array.from(image);
    changed();
  };
  const clear = make("button", { type: "button", onclick: () => replace(state.image.map(() => 0)) }, "Clear");
  const toggle = (event) => event.currentTarget.setAttribute("aria-pressed", (state.eraser = !state.eraser));
  const eraser = make("button", { type: "button", "aria-pressed": "false", onclick: toggle }, "Eraser");
  let next = 0;
  const example = make("button", { type: "button", onclick: () => replace(state.examples[next++ % state.examples.length]) }, "A real digit");
  const move = (right, sign, words) => make("button", { type: "button", "aria-label": words, onclick: () => replace(moved(state, right)) }, sign);
  const moves = [move(-1, "◀", "Move the drawing left"), move(1, "▶", "Move the drawing right")];
  return make("div", { class: "dlc-tools" }, ...(state.brush ? [eraser] : []), clear, ...(state.examples.length ? [example] : []), ...moves);
}

// ---- the scores

function createScores(state, select) {
  const rows = state.labels.map((label, k) => createScoreRow(state, label, () => select(k)));
  const group = make("div", { class: "dlc-scores", role: "radiogroup", "aria-label": "Scores; choose one to see its template" });
  group.style.setProperty("--label", `${Math.max(...state.labels.map((label) => label.length))}ch`);
  group.append(...rows.map((row) => row.button));
  group.addEventListener("keydown", (event) => {
    const way = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (!way) return;
    event.preventDefault();
    event.stopPropagation();
    const now = rows.findIndex((row) => row.button === document.activeElement);
    const next = (now + way + rows.length) % rows.length;
    rows[next].button.focus();
    select(next);
  });
  let widest = 1; // the bars' scale grows with the largest score seen and never jumps back
  for (const image of [...state.examples, state.image]) widest = Math.max(widest, ...scoresOf({ ...state, image }).map(Math.abs));
  const show = () => {
    const scores = scoresOf(state);
    widest = Math.max(widest, ...scores.map(Math.abs));
    const largest = scores.indexOf(Math.max(...scores));
    rows.forEach((row, k) => row.show(scores[k] / widest, scores[k], k === largest && scores.length > 1, k));
  };
  return { parts: [group], show };
}

function createScoreRow(state, label, select) {
  const bar = make("span", { class: "dlc-bar" });
  const value = make("span", { class: "dlc-value" });
  const mark = make("span", { class: "dlc-mark" });
  const track = make("span", { class: "dlc-track" }, bar);
  const name = make("span", { class: "dlc-label" }, label);
  const button = make("button", { type: "button", role: "radio", class: "dlc-score", onclick: select }, name, track, value, mark);
  const show = (share, score, isLargest, k) => {
    bar.className = score < 0 ? "dlc-bar dlc-bar--negative" : "dlc-bar";
    bar.style.width = `${Math.abs(share) * 50}%`;
    value.textContent = fixed(score);
    mark.textContent = isLargest ? "◀ largest" : "";
    button.setAttribute("aria-checked", k === state.selected);
    button.tabIndex = k === Math.max(0, state.selected) ? 0 : -1;
  };
  return { button, show };
}

function guess(state) {
  const scores = scoresOf(state);
  if (inkedCells(state.image) === 0) return "Nothing is drawn: each score is its bias b alone.";
  const order = scores.map((_, k) => k).sort((j, k) => scores[k] - scores[j]);
  const named = (k) => `${state.labels[k]} (${fixed(scores[k])})`;
  return order.length < 2 ? `The score is ${fixed(scores[0])}.` : `The guess is ${named(order[0])}. Next comes ${named(order[1])}.`;
}

// Shown at once, told only when the drawing rests, so that a screen reader is not flooded.
function createGuess(state) {
  const line = make("p", { class: "dlc-guess" }, guess(state));
  const told = make("span", { class: "dlc-unseen", "aria-live": "polite" });
  let timer = null;
  const show = () => {
    if (line.textContent === guess(state)) return;
    line.textContent = guess(state);
    clearTimeout(timer);
    timer = setTimeout(() => (told.textContent = line.textContent), 250);
  };
  return { parts: [line, told], show };
}

// ---- the template and the running sum

const VIEWS = { drawing: "drawing", template: "template", product: "drawing × template" };

function createViews(state, changed) {
  const group = `dlc-view-${++figures}`;
  const inputs = Object.entries(VIEWS).map(([view, text]) => {
    const input = make("input", { type: "radio", name: group, value: view });
    input.checked = view === state.view;
    input.addEventListener("change", () => {
      state.view = view;
      changed(false);
    });
    return make("label", {}, input, ` ${text}`);
  });
  return make("div", { class: "dlc-views", role: "radiogroup", "aria-label": "On the grid" }, make("span", {}, "On the grid:"), ...inputs);
}

// Flat parts gray, steps up blue, steps down orange, in a box of width d + 1 and height 100 that the page stretches.
function drawSums(svg, sums) {
  const low = Math.min(...sums);
  const high = Math.max(...sums);
  const height = (sum) => 96 - (92 * (sum - low)) / (high - low || 1);
  const paths = { flat: "", up: "", down: "" };
  for (let i = 1; i < sums.length; i++) {
    const [before, after] = [height(sums[i - 1]).toFixed(2), height(sums[i]).toFixed(2)];
    paths.flat += `M${i - 1} ${before}H${i}`;
    if (sums[i] !== sums[i - 1]) paths[sums[i] > sums[i - 1] ? "up" : "down"] += `M${i} ${before}V${after}`;
  }
  svg.setAttribute("viewBox", `0 0 ${sums.length - 1} 100`);
  svg.setAttribute("aria-label", `Running sum: from 0, between ${fixed(low)} and ${fixed(high)}, to the score ${fixed(sums[sums.length - 1])}`);
  svg.innerHTML = `<path class="zero" d="M0 ${height(0)}H${sums.length - 1}"/>` + Object.entries(paths).map(([name, d]) => `<path class="${name}" d="${d}"/>`).join("");
  return height;
}

function stepInWords(state, sums) {
  const { step, image, digits } = state;
  const row = state.W[state.selected];
  if (step === 0) return "Start: the sum is 0.";
  if (step === image.length + 1) return `Last, + b = ${fixed(state.b[state.selected], digits)}: the score is ${fixed(sums[step], digits)}.`;
  const [w, x] = [row[step - 1], image[step - 1]];
  return `${place(state, step - 1)}: w = ${fixed(w, digits)}, x = ${Number(x.toFixed(2))}, w·x = ${fixed(w * x, digits)}, sum so far ${fixed(sums[step], digits)}`;
}

function totalInWords(sum, b, score) {
  const cents = (value) => Math.round(100 * value.toFixed(2));
  const rounded = cents(sum) + cents(b) === cents(score) ? "" : " (each rounded)";
  return `sum of w·x = ${fixed(sum)}, + b = ${fixed(b)}, score = ${fixed(score)}${rounded}`;
}

function createTemplate(state, changed, select) {
  const id = `dlc-walk-${++figures}`;
  const title = make("strong");
  const hideAll = () => {
    const scores = panel.closest(".dlc-figure").querySelectorAll(".dlc-scores [role='radio']");
    scores[state.selected]?.focus(); // the keyboard goes on from here
    select(-1);
  };
  const hide = make("button", { type: "button", onclick: hideAll }, "Hide template");
  const total = make("p", { class: "dlc-total" });
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("role", "img");
  const [dot, zero, end] = ["dlc-dot", "dlc-zero", "dlc-end"].map((name) => make("span", { class: name, "aria-hidden": "true" }));
  zero.textContent = "0";
  const chart = make("div", { class: "dlc-sums" }, zero, make("div", { class: "dlc-plot" }, svg, dot), end);
  const slider = make("input", { type: "range", id, min: "0", max: String(state.image.length + 1) });
  const words = make("output", { class: "dlc-step", for: id });
  slider.addEventListener("input", () => {
    state.step = Number(slider.value);
    changed(false);
  });
  const key = make("p", { class: "dlc-key" });
  key.innerHTML = "<b>Blue +</b>: ink here raises the score. <b>Orange −</b>: ink here lowers it.";
  const walk = make("label", { for: id }, "The running sum: walk through the pixels, row by row");
  const panel = make("section", { class: "dlc-template", "aria-label": "Template and running sum" });
  panel.append(make("div", { class: "dlc-template-head" }, title, hide), createViews(state, changed), key, walk, chart, slider, words, total);
  const show = () => {
    panel.hidden = state.selected < 0;
    if (panel.hidden) return;
    const sums = runningSums(state);
    const d = state.image.length;
    const height = drawSums(svg, sums);
    title.textContent = `The template of ${state.labels[state.selected]}`;
    total.textContent = totalInWords(sums[d], state.b[state.selected], sums[d + 1]);
    [zero.style.top, end.style.top] = [`${height(0)}%`, `${height(sums[d + 1])}%`];
    [dot.style.left, dot.style.top] = [`${(100 * state.step) / (d + 1)}%`, `${height(sums[state.step])}%`];
    end.textContent = fixed(sums[d + 1]);
    slider.value = state.step;
    words.textContent = stepInWords(state, sums);
    slider.setAttribute("aria-valuetext", words.textContent);
  };
  return { parts: [panel], show };
}

// ---- the figure

function render({ model, el }) {
  const state = { view: "product", cursor: 0, eraser: false };
  readState(state, model, ["W", "b", "labels", "examples", "image", "selected"]);
  [state.rows, state.columns] = model.get("shape");
  state.step = state.image.length + 1;
  state.brush = brushFor(state);
  const parts = [];
  const show = eachFrame(() => parts.forEach((part) => part.show()));
  const save = eachFrame(() => {
    model.set("image", state.image.slice());
    model.set("selected", state.selected);
    model.save_changes();
  });
  const changed = (toSave = true) => {
    show();
    if (toSave) save();
  };
  const select = (k) => {
    state.selected = k;
    changed();
  };
  const [grid, scores, said, template] = [createGrid(state, changed), createScores(state, select), createGuess(state), createTemplate(state, changed, select)];
  parts.push(grid, scores, said, template);
  const hint = make("p", { class: "dlc-hint" }, "Draw with the mouse or a finger. Keyboard: arrows move, Space paints or erases.");
  const left = make("div", { class: "dlc-left" }, ...grid.parts, createTools(state, changed), hint);
  const more = make("p", { class: "dlc-hint" }, "Choose a score to lay its template over the drawing.");
  parts.push({ show: () => (more.hidden = state.selected >= 0) });
  const right = make("div", { class: "dlc-right" }, ...scores.parts, ...said.parts, more);
  el.append(make("div", { class: "dlc-figure dlc-columns dlc-painter", "data-lm-suppress-shortcuts": "true" }, left, right, ...template.parts));
  for (const name of ["W", "b", "image", "selected"]) {
    model.on(`change:${name}`, () => {
      readState(state, model, [name]);
      show();
    });
  }
  parts.forEach((part) => part.show());
}

export default { render };

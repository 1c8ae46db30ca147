// Edit a rule for one digit: up to three regions of the 8×8 grid, each with a threshold for its mean ink. The real digits that the
// rule finds, misses and wrongly takes change with every movement of a region.

const SIDE = 8;
const WHITE = 16; // the gray level of full ink
const MOST = 3; // conditions in a rule
const PLACES = 60; // small pictures shown of each group
const EDGES = ["top", "bottom", "left", "right"];
const OPPOSITE = { top: "bottom", bottom: "top", left: "right", right: "left" };
const NAMES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

const COLORS = { above: "#0f6cbd", below: "#b4470f" }; // on the grid, which is light in dark mode too
const GRID_SIZE = 288; // on the page, in CSS pixels

// ---- small helpers

const letter = (k) => "ABC"[k];
const plural = (digit) => NAMES[digit] + (digit === 6 ? "es" : "s");
const single = (digit) => (digit === 8 ? "an " : "a ") + NAMES[digit];

let figures = 0; // for names that are unique on the page
let editors = 0;

// ---- the pictures: gray levels, and for each picture its sums over all regions that begin in the top left corner

function readPictures(texts) {
  const levels = texts.map((text) => Uint8Array.from(text, (sign) => sign.charCodeAt(0) - 97));
  return { levels, sums: levels.map(cornerSums) };
}

function cornerSums(levels) {
  const wide = SIDE + 1;
  const sums = new Float64Array(wide * wide);
  for (let r = 0; r < SIDE; r++) {
    for (let c = 0; c < SIDE; c++) {
      sums[(r + 1) * wide + c + 1] = levels[r * SIDE + c] + sums[r * wide + c + 1] + sums[(r + 1) * wide + c] - sums[r * wide + c];
    }
  }
  return sums;
}

function inkIn(sums, { top, bottom, left, right }) {
  const wide = SIDE + 1;
  return sums[bottom * wide + right] - sums[top * wide + right] - sums[bottom * wide + left] + sums[top * wide + left];
}

function meanPicture({ levels, y }, digit) {
  const own = levels.filter((_, i) => y[i] === digit);
  return Float64Array.from({ length: SIDE * SIDE }, (_, i) => own.reduce((sum, picture) => sum + picture[i], 0) / own.length);
}

// ---- the rule

const area = ({ top, bottom, left, right }) => (bottom - top) * (right - left);

// In whole numbers, as Python computes it: thresholds are hundredths, ink is sixteenths.
function holds(sums, condition) {
  const ink = 100 * inkIn(sums, condition);
  const limit = condition.hundredths * WHITE * area(condition);
  return condition.comparison === "below" ? ink < limit : ink > limit;
}

const meanInk = (sums, condition) => inkIn(sums, condition) / (WHITE * area(condition));
const threshold = ({ hundredths }) => (hundredths / 100).toFixed(2);
const inCode = (one) =>
  `image[${one.top}:${one.bottom}, ${one.left}:${one.right}].mean() ${one.comparison === "below" ? "<" : ">"} ${threshold(one)}`;
const inWords = ({ top, bottom, left, right }) => `top ${top}, bottom ${bottom}, left ${left}, right ${right}`;

function toCondition([[top, bottom], [left, right], comparison, limit]) {
  return { top, bottom, left, right, comparison, hundredths: Math.round(100 * limit) };
}

const fromCondition = (one) => [[one.top, one.bottom], [one.left, one.right], one.comparison, one.hundredths / 100];

function judge(state) {
  const { sums, y, digit, conditions } = state;
  Object.assign(state, { found: [], missed: [], wrong: [], taken: new Array(10).fill(0) });
  for (let i = 0; i < y.length; i++) {
    const takes = conditions.every((condition) => holds(sums[i], condition));
    if (takes) state.taken[y[i]]++;
    if (takes) state[y[i] === digit ? "found" : "wrong"].push(i);
    else if (y[i] === digit) state.missed.push(i);
  }
  state.wrong.sort((i, j) => y[i] - y[j]);
}

function resultInWords({ digit, found, wrong, counts, y }) {
  return `Finds ${found.length} of ${counts[digit]} ${plural(digit)}; takes ${wrong.length} of ${y.length - counts[digit]} others for ${single(digit)}.`;
}

// ---- the address of the page holds the rule: #rule=0;3:5,3:5,below,0.25;2:6,1:3,above,0.35

function toHash(name, { digit, conditions }) {
  const parts = conditions.map((one) => `${one.top}:${one.bottom},${one.left}:${one.right},${one.comparison},${threshold(one)}`);
  return `#${name}=${[digit, ...parts].join(";")}`;
}

// Returns null where the hash holds no rule, or one that no grid can show.
function fromHash(name) {
  const text = location.hash.replace(/%(3A|3B|2C)/gi, decodeURIComponent); // some programs write : ; , so
  if (!/^=\d(;\d:\d,\d:\d,(below|above),[01]\.\d\d){1,3}$/.test(text.replace(`#${name}`, ""))) return null;
  const [digit, ...parts] = text.split("=")[1].split(";");
  const conditions = parts.map((part) => {
    const [rows, columns, comparison, limit] = part.split(",");
    return toCondition([rows.split(":").map(Number), columns.split(":").map(Number), comparison, Number(limit)]);
  });
  const possible = (one) => one.top < one.bottom && one.left < one.right && Math.max(one.bottom, one.right) <= SIDE && one.hundredths <= 100;
  return conditions.every(possible) ? { digit: Number(digit), conditions } : null;
}

// ---- the grid: a picture, and the regions on it

function drawGrid(canvas, state) {
  const pen = canvas.getContext("2d");
  const size = canvas.width / SIDE;
  pen.fillStyle = "#d5d9de";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  state.picture.forEach((level, i) => {
    pen.fillStyle = css(mix(PAPER, INK, level / WHITE));
    pen.fillRect((i % SIDE) * size + 1, Math.floor(i / SIDE) * size + 1, size - 2, size - 2);
  });
  const order = state.conditions.map((_, k) => k).filter((k) => k !== state.selected);
  for (const k of [...order, state.selected]) drawRegion(pen, size, state.conditions[k], letter(k), k === state.selected);
}

function drawRegion(pen, size, region, name, selected) {
  const [x, y] = [region.left * size + 4, region.top * size + 4];
  const [width, height] = [(region.right - region.left) * size - 8, (region.bottom - region.top) * size - 8];
  const color = COLORS[region.comparison];
  pen.globalAlpha = selected ? 0.22 : 0.1;
  pen.fillStyle = color;
  pen.fillRect(x, y, width, height);
  pen.globalAlpha = 1;
  for (const [stroke, line] of [["#fff", selected ? 14 : 8], [color, selected ? 8 : 4]]) {
    pen.strokeStyle = stroke;
    pen.lineWidth = line;
    pen.strokeRect(x, y, width, height);
  }
  const tag = `${name} ${region.comparison === "above" ? "+" : "−"}`;
  pen.font = "600 24px system-ui, sans-serif";
  const wide = pen.measureText(tag).width + 14;
  pen.fillStyle = color;
  pen.fillRect(x, y, wide, 32);
  pen.fillStyle = "#fff";
  pen.fillText(tag, x + 6, y + 25);
  if (!selected) return;
  for (const across of [0, width]) {
    for (const down of [0, height]) {
      if (!across && !down) continue; // the tag is there
      pen.beginPath();
      pen.arc(x + across, y + down, 10, 0, 2 * Math.PI);
      pen.fillStyle = color;
      pen.fill();
    }
  }
}

// What of a region lies under a point (x, y), measured in cells: a list of edges, all four inside, or null outside.
function partUnder(region, { x, y }) {
  const near = 0.33;
  const reach = 0.25; // outside the edges
  if (y < region.top - reach || y > region.bottom + reach || x < region.left - reach || x > region.right + reach) return null;
  const closest = (low, high, at) => {
    const edge = Math.abs(at - region[low]) < Math.abs(at - region[high]) ? low : high;
    return Math.abs(at - region[edge]) < near ? [edge] : [];
  };
  const edges = [...closest("top", "bottom", y), ...closest("left", "right", x)];
  return edges.length ? edges : EDGES;
}

// A region keeps its size where it is moved as a whole; an edge stops at the grid's border and one cell before its opposite.
function movedBy(region, edges, down, right) {
  if (edges.length === 4) {
    down = clamp(down, -region.top, SIDE - region.bottom);
    right = clamp(right, -region.left, SIDE - region.right);
  }
  const moved = { ...region };
  for (const edge of edges) moved[edge] += edge === "top" || edge === "bottom" ? down : right;
  return edges.length === 4 ? moved : edges.reduce(withEdgeInside, moved);
}

function withEdgeInside(region, edge) {
  const first = edge === "top" || edge === "left";
  const [low, high] = first ? [0, region[OPPOSITE[edge]] - 1] : [region[OPPOSITE[edge]] + 1, SIDE];
  return { ...region, [edge]: clamp(region[edge], low, high) };
}

function createGrid(state, edit, select) {
  const canvas = make("canvas", { width: 2 * GRID_SIZE, height: 2 * GRID_SIZE, "aria-hidden": "true" });
  const box = make("div", { class: "dlc-grid", role: "application", tabindex: "0" }, canvas);
  const rulers = ["across", "down"].map((way) => {
    const marks = Array.from({ length: SIDE + 1 }, (_, i) => make("span", { style: `--at:${i / SIDE}` }, String(i)));
    return make("div", { class: `dlc-ruler dlc-ruler--${way}`, "aria-hidden": "true" }, ...marks);
  });
  listenToPointer(box, canvas, state, edit, select);
  listenToKeys(box, state, edit);
  const show = () => {
    const one = state.conditions[state.selected];
    box.setAttribute("aria-label", `Region ${letter(state.selected)} on the grid: ${inWords(one)}. Arrows move it, Shift with arrows changes its size.`);
    drawGrid(canvas, state);
  };
  return { parts: [make("div", { class: "dlc-ruled" }, ...rulers, box)], show };
}

function listenToPointer(box, canvas, state, edit, select) {
  let drag; // { start: point, region: the region at the start, edges: what moves }
  const point = (event) => {
    const frame = canvas.getBoundingClientRect();
    return { x: ((event.clientX - frame.left) / frame.width) * SIDE, y: ((event.clientY - frame.top) / frame.height) * SIDE };
  };
  const under = (at) => {
    const order = [state.selected, ...state.conditions.keys()];
    const k = order.find((each) => partUnder(state.conditions[each], at));
    return k === undefined ? null : { k, edges: partUnder(state.conditions[k], at) };
  };
  const begin = (event) => {
    const start = point(event);
    const part = under(start);
    if (part) select(part.k);
    else edit(regionFrom(start, start));
    drag = { start, region: { ...state.conditions[state.selected] }, edges: part?.edges };
  };
  const move = (event) => {
    const at = point(event);
    const [down, right] = [Math.round(at.y - drag.start.y), Math.round(at.x - drag.start.x)];
    edit(drag.edges ? movedBy(drag.region, drag.edges, down, right) : regionFrom(drag.start, at));
  };
  const isHeld = whenDragged(box, begin, move);
  box.addEventListener("pointermove", (event) => {
    if (!isHeld()) box.style.cursor = cursorFor(under(point(event))?.edges);
  });
}

// The cells between two points, as a new region.
function regionFrom(one, other) {
  const cells = (p, q) => [p, q].map((at) => clamp(Math.floor(at), 0, SIDE - 1)).sort((a, b) => a - b);
  const [rows, columns] = [cells(one.y, other.y), cells(one.x, other.x)];
  return { top: rows[0], bottom: rows[1] + 1, left: columns[0], right: columns[1] + 1 };
}

function cursorFor(edges) {
  if (!edges) return "crosshair";
  if (edges.length === 4) return "move";
  if (edges.length === 1) return edges[0] === "top" || edges[0] === "bottom" ? "ns-resize" : "ew-resize";
  return (edges[0] === "top") === (edges[1] === "left") ? "nwse-resize" : "nesw-resize";
}

const ARROWS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

function listenToKeys(box, state, edit) {
  box.addEventListener("keydown", (event) => {
    if (!ARROWS[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    edit(movedBy(state.conditions[state.selected], event.shiftKey ? ["bottom", "right"] : EDGES, ...ARROWS[event.key]), true);
  });
}

// ---- the picture under the regions: the mean of the digit's pictures, or one of them that a reader looks at

function createShown(state, look) {
  const words = make("p", { class: "dlc-hint" });
  const showMean = () => {
    back.closest(".dlc-figure").querySelector(".dlc-grid").focus({ preventScroll: true }); // the button goes, the keyboard stays
    look(-1);
  };
  const back = make("button", { type: "button", "aria-label": "Mean picture on the grid", onclick: showMean }, "Mean");
  const show = () => {
    const { shown, digit, y, counts } = state;
    const judged = shown < 0 ? "" : `Here ${single(y[shown])}, ${state.holding.every(Boolean) ? "" : "not "}taken for ${single(digit)}.`;
    words.textContent = shown < 0 ? `Here the mean of ${counts[digit]} ${plural(digit)}.` : judged;
    back.hidden = shown < 0;
  };
  return { parts: [make("div", { class: "dlc-shown" }, words, back)], show };
}

// ---- the rule as text, and the controls of one condition

function createRule(state, { setDigit, select, add, remove, take }) {
  const id = `dlc-rule-${++figures}`;
  const digits = make("select", { id, onchange: () => setDigit(Number(digits.value)) });
  digits.append(...NAMES.map((_, digit) => make("option", { value: digit }, String(digit))));
  const rows = Array.from({ length: MOST }, (_, k) => createRow(state, k, `${id}-which`, () => select(k)));
  const list = make("div", { role: "radiogroup", "aria-label": "Conditions; choose one to edit", class: "dlc-conditions" });
  list.append(...rows.map((row) => row.label));
  const adder = make("button", { type: "button", onclick: add }, "Add a condition");
  const remover = make("button", { type: "button", onclick: remove });
  const tools = make("div", { class: "dlc-tools" }, adder, remover, make("button", { type: "button", onclick: () => take(state.initial) }, "Reset"));
  const show = () => {
    digits.value = state.digit;
    rows.forEach((row) => row.show());
    adder.disabled = state.conditions.length === MOST;
    remover.disabled = state.conditions.length === 1;
    remover.textContent = `Remove ${letter(state.selected)}`;
    if ([adder, remover].includes(document.activeElement) && document.activeElement.disabled) rows[state.selected].input.focus();
  };
  return { parts: [make("p", {}, make("label", { for: id }, "A picture shows the digit"), " ", digits, " if"), list, tools], show };
}

function createRow(state, k, group, select) {
  const input = make("input", { type: "radio", name: group, onchange: select });
  const [tag, code, here] = [make("b"), make("code"), make("span", { class: "dlc-here" })];
  const label = make("label", { class: "dlc-condition" }, input, tag, code, here);
  const show = () => {
    const one = state.conditions[k];
    label.hidden = !one;
    if (!one) return;
    input.checked = k === state.selected;
    tag.className = `dlc-tag dlc-tag--${one.comparison}`;
    tag.textContent = letter(k);
    code.textContent = (k ? "and " : "") + inCode(one);
    here.textContent = `here ${meanInk(state.shownSums, one).toFixed(3)} ${state.holding[k] ? "✓ holds" : "✗ fails"}`;
  };
  return { label, input, show };
}

function createControls(state, edit) {
  const legend = make("legend");
  const edges = EDGES.map((edge) => createEdge(state, edge, edit));
  const id = `dlc-ink-${++figures}`;
  const comparison = make("select", { "aria-label": "Mean ink is below or above the threshold" });
  comparison.append(...["below", "above"].map((word) => make("option", { value: word }, word)));
  comparison.addEventListener("change", () => edit({ comparison: comparison.value }));
  const slider = make("input", { type: "range", id, min: "0", max: "1", step: "0.01", "aria-label": "Threshold" });
  slider.addEventListener("input", () => edit({ hundredths: Math.round(100 * slider.value) }));
  const value = make("output", { for: id });
  const ink = make("div", { class: "dlc-ink" }, make("span", {}, "mean ink"), comparison, slider, value);
  const box = make("fieldset", { class: "dlc-controls" }, legend, make("div", { class: "dlc-edges" }, ...edges.map((edge) => edge.label)), ink);
  const show = () => {
    const one = state.conditions[state.selected];
    legend.textContent = `Condition ${letter(state.selected)}`;
    edges.forEach((edge) => edge.show());
    comparison.value = one.comparison;
    slider.value = one.hundredths / 100;
    value.textContent = threshold(one);
  };
  return { parts: [box], show };
}

function createEdge(state, edge, edit) {
  const input = make("input", { type: "number", min: "0", max: String(SIDE), step: "1", inputmode: "numeric" });
  input.addEventListener("input", () => {
    const value = Math.round(Number(input.value));
    const region = { ...state.conditions[state.selected], [edge]: value };
    if (input.value !== "" && Number.isFinite(value)) edit(withEdgeInside(region, edge));
  });
  const show = () => (input.value = state.conditions[state.selected][edge]);
  input.addEventListener("change", show);
  return { label: make("label", {}, edge, input), show: () => (document.activeElement === input && input.value === "" ? null : show()) };
}

function createReady(state, take) {
  const buttons = state.ready.map(([title, digit, rule]) => make("button", { type: "button", onclick: () => take({ digit, conditions: rule.map(toCondition) }) }, title));
  return make("div", { class: "dlc-tools dlc-ready", role: "group", "aria-label": "Ready rules" }, make("span", {}, "Ready rules:"), ...buttons);
}

// ---- the results

// Shown at once, told only when the rule rests, so that a screen reader is not flooded.
function createResult(state) {
  const line = make("p", { class: "dlc-result" });
  const told = make("span", { class: "dlc-unseen", "aria-live": "polite" });
  const bars = NAMES.map((_, digit) => createBar(state, digit));
  const list = make("ul", { class: "dlc-taken" }, ...bars.map((bar) => bar.item));
  const caption = make("p", { class: "dlc-hint" });
  let timer = null;
  const show = () => {
    const words = resultInWords(state);
    const news = [state.note, words].filter(Boolean).join(" ");
    caption.textContent = `How many of each digit it takes for ${single(state.digit)}:`;
    bars.forEach((bar) => bar.show());
    if (line.textContent && (line.textContent !== words || state.note)) {
      clearTimeout(timer);
      timer = setTimeout(() => {
        told.textContent = news;
        state.note = "";
      }, 400);
    }
    line.textContent = words;
  };
  return { line: [line, told], parts: [make("div", { class: "dlc-bars" }, caption, list)], show };
}

function createBar(state, digit) {
  const bar = make("span", { class: "dlc-share" });
  const count = make("span", { class: "dlc-count" });
  const item = make("li", {}, make("b", {}, String(digit)), make("span", { class: "dlc-shares", "aria-hidden": "true" }, bar), count);
  const show = () => {
    item.classList.toggle("dlc-own", digit === state.digit);
    bar.style.width = `${(100 * state.taken[digit]) / state.counts[digit]}%`;
    count.textContent = `${state.taken[digit]} of ${state.counts[digit]}`;
  };
  return { item, show };
}

// All small pictures side by side, each of 8×8 pixels, to be copied from.
function createSprites({ levels }) {
  const sheet = make("canvas", { width: SIDE * 40, height: SIDE * Math.ceil(levels.length / 40) });
  const pen = sheet.getContext("2d");
  const pixels = pen.createImageData(sheet.width, sheet.height);
  levels.forEach((picture, i) => {
    const [left, top] = [(i % 40) * SIDE, Math.floor(i / 40) * SIDE];
    picture.forEach((level, j) => {
      const at = 4 * ((top + Math.floor(j / SIDE)) * sheet.width + left + (j % SIDE));
      pixels.data.set([...mix(PAPER, INK, level / WHITE).map(Math.round), 255], at);
    });
  });
  pen.putImageData(pixels, 0, 0);
  return { sheet, place: (i) => [(i % 40) * SIDE, Math.floor(i / 40) * SIDE] };
}

const GROUPS = { found: "✓ found", missed: "○ missed", wrong: "✗ taken" };

const TILE = 40; // canvas pixels of a small picture, its border included

function createGroup(state, kind, sprites, look) {
  const [heading, note] = [make("strong"), make("span", { class: "dlc-hint" })];
  const word = GROUPS[kind].slice(2);
  const next = make("button", { type: "button", "aria-label": `Next ${word} one, on the grid`, onclick: () => look(nextOf(state[kind], state.shown)) }, "Next");
  const canvas = make("canvas", { role: "img" });
  const box = make("div", { class: `dlc-group dlc-group--${kind}` }, make("div", { class: "dlc-group-head" }, heading, next), canvas, note);
  let columns = 0;
  let seen = [];
  canvas.addEventListener("click", (event) => {
    const frame = canvas.getBoundingClientRect();
    const size = frame.width / columns;
    const i = seen[Math.floor((event.clientY - frame.top) / size) * columns + Math.floor((event.clientX - frame.left) / size)];
    if (i !== undefined) look(i);
  });
  const show = () => {
    const all = state[kind];
    seen = all.length <= PLACES ? all : Array.from({ length: PLACES }, (_, n) => all[Math.floor((n * all.length) / PLACES)]);
    const own = state.counts[state.digit];
    heading.textContent = `${GROUPS[kind]}: ${all.length} of ${kind === "wrong" ? state.y.length - own : own}`;
    note.textContent = all.length > PLACES ? `${PLACES} of them shown` : "";
    next.disabled = !all.length;
    canvas.setAttribute("aria-label", `${seen.length} small pictures`);
    drawTiles(canvas, seen, columns, sprites, state.shown);
  };
  const fit = (width) => {
    columns = width > 280 ? 15 : 10;
    Object.assign(canvas, { width: columns * TILE, height: (PLACES / columns) * TILE });
    show();
  };
  new ResizeObserver(([entry]) => requestAnimationFrame(() => fit(entry.contentRect.width))).observe(box);
  return { box, show: () => columns && show() };
}

function drawTiles(canvas, seen, columns, sprites, shown) {
  const pen = canvas.getContext("2d");
  pen.clearRect(0, 0, canvas.width, canvas.height);
  pen.imageSmoothingEnabled = false;
  seen.forEach((i, n) => {
    const [left, top] = [(n % columns) * TILE, Math.floor(n / columns) * TILE];
    if (i === shown) {
      pen.fillStyle = "#6b4fbb";
      pen.fillRect(left, top, TILE, TILE);
    }
    pen.drawImage(sprites.sheet, ...sprites.place(i), SIDE, SIDE, left + 4, top + 4, TILE - 8, TILE - 8);
  });
}

const nextOf = (group, shown) => group[(group.indexOf(shown) + 1) % group.length];

function createGallery(state, look) {
  const sprites = createSprites(state);
  const groups = Object.keys(GROUPS).map((kind) => createGroup(state, kind, sprites, look));
  return { parts: [make("div", { class: "dlc-gallery" }, ...groups.map((group) => group.box))], show: () => groups.forEach((group) => group.show()) };
}

// ---- the figure

// Fill in what follows from the digit, the conditions and the picture looked at.
function complete(state) {
  judge(state);
  state.selected = clamp(state.selected, 0, state.conditions.length - 1);
  const mean = (state.means[state.digit] ||= meanPicture(state, state.digit));
  state.picture = state.shown < 0 ? mean : state.levels[state.shown];
  state.shownSums = cornerSums(state.picture);
  state.holding = state.conditions.map((condition) => holds(state.shownSums, condition));
}

const fromModel = {
  digit: (model) => ({ digit: model.get("digit"), shown: -1 }),
  conditions: (model) => ({ conditions: model.get("conditions").map(toCondition) }),
};

function createActions(state, model, hashName, show) {
  const save = eachFrame(() => {
    model.set("digit", state.digit);
    model.set("conditions", state.conditions.map(fromCondition));
    model.save_changes();
  });
  let timer = null;
  const remember = () => {
    if (model.get("static") !== true) return;
    clearTimeout(timer);
    timer = setTimeout(() => history.replaceState(null, "", toHash(hashName, state)), 300);
  };
  const change = (news) => {
    Object.assign(state, news);
    if ("digit" in news) state.shown = -1;
    show();
    if ("shown" in news || "selected" in news) return; // the reader looks, and changes nothing
    save();
    remember();
  };
  const others = () => state.conditions.filter((_, k) => k !== state.selected);
  return {
    select: (selected) => change({ selected }),
    look: (shown) => change({ shown }),
    take(rule) {
      state.selected = 0;
      change(rule);
    },
    setDigit: (digit) => change({ digit }),
    remove: () => change({ conditions: others() }),
    add() {
      state.selected = state.conditions.length;
      change({ conditions: [...state.conditions, toCondition([[3, 5], [3, 5], "above", 0.5])] });
    },
    edit(part, tell = false) {
      const one = { ...state.conditions[state.selected], ...part };
      if (inCode(one) === inCode(state.conditions[state.selected])) return;
      if (tell) state.note = `Region ${letter(state.selected)}: ${inWords(one)}.`;
      change({ conditions: state.conditions.map((old, k) => (k === state.selected ? one : old)) });
    },
  };
}

function render({ model, el }) {
  const state = { selected: 0, note: "", means: {}, y: model.get("y"), ready: model.get("ready") };
  Object.assign(state, readPictures(model.get("pictures")), fromModel.digit(model), fromModel.conditions(model));
  state.initial = { digit: state.digit, conditions: state.conditions };
  state.counts = NAMES.map((_, digit) => state.y.filter((label) => label === digit).length);
  const isPage = model.get("static") === true;
  const hashName = editors++ ? `rule-${editors}` : "rule";
  const addressed = isPage && fromHash(hashName);
  Object.assign(state, addressed);
  const parts = [];
  const draw = () => {
    complete(state);
    parts.forEach((part) => part.show());
  };
  const show = eachFrame(draw);
  const actions = createActions(state, model, hashName, show);
  const [grid, shown] = [createGrid(state, actions.edit, actions.select), createShown(state, actions.look)];
  const [rule, controls] = [createRule(state, actions), createControls(state, actions.edit)];
  const [result, gallery] = [createResult(state), createGallery(state, actions.look)];
  parts.push(grid, shown, rule, controls, result, gallery);
  const hint = make("p", { class: "dlc-hint" }, "Drag a region, its edges or its corners; drag elsewhere to draw it anew. Arrow keys move it, with Shift they change its size.");
  const left = make("div", { class: "dlc-left" }, ...grid.parts, ...result.line, ...shown.parts, hint);
  const right = make("div", { class: "dlc-right" }, make("div", { class: "dlc-rule" }, ...rule.parts), ...controls.parts);
  const figure = make("div", { class: "dlc-figure dlc-columns dlc-rules", "data-lm-suppress-shortcuts": "true" });
  figure.append(createReady(state, actions.take), left, right, ...gallery.parts, ...result.parts);
  el.append(figure);
  for (const [name, read] of Object.entries(fromModel)) {
    model.on(`change:${name}`, () => {
      if (JSON.stringify(read(model)[name]) === JSON.stringify(state[name])) return; // our own change comes back
      Object.assign(state, read(model));
      show();
    });
  }
  if (isPage) addEventListener("hashchange", () => (Object.assign(state, fromHash(hashName), { shown: -1 }), show()));
  if (addressed && !scrollY) requestAnimationFrame(() => el.scrollIntoView());
  draw();
}

export default { render };

// A question card. A quiz answers each choice and lets the reader try again. A prediction is locked when committed to; on a page of the
// book it keeps the outputs tagged "predicted" hidden until then.

let cards = 0; // for group names that are unique on the page

// The texts come from the course itself and may hold simple HTML.
function withHTML(node, html) {
  node.innerHTML = html;
  return node;
}

// ---- remembering: in the browser on a static page, in Python in a notebook

const storageKey = (model) => `dlcourse:${model.get("kind")}:${model.get("id")}`;

function recall(model) {
  if (model.get("static") !== true) return;
  try {
    const chosen = Number(localStorage.getItem(storageKey(model)) ?? -1);
    if (model.get("choices")[chosen]) model.set("chosen", chosen);
  } catch {
    // storage is blocked: the answer lasts as long as the page
  }
}

function remember(model, chosen) {
  model.set("chosen", chosen);
  model.save_changes();
  if (model.get("static") !== true) return;
  try {
    localStorage.setItem(storageKey(model), chosen);
  } catch {
    // as above
  }
}

// ---- what a prediction hides: the outputs tagged "predicted" between it and the next question, and the text that discusses them

function predictedOutputs(model, el) {
  const article = model.get("static") === true && model.get("kind") === "prediction" && el.closest(".cell_output") && el.closest("article");
  if (!article) return [];
  const follows = (node) => (el.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  const next = [...article.querySelectorAll("[data-dlcourse='question']")].find(follows);
  const mine = (cell) => follows(cell) && !(next && next.compareDocumentPosition(cell) & Node.DOCUMENT_POSITION_FOLLOWING);
  return [...article.querySelectorAll("div.cell.tag_predicted")].filter(mine).map((cell) => cell.querySelector(".cell_output")).filter(Boolean);
}

// The text right after an output, up to the next code cell, heading or card: it discusses the result.
function discussion(output) {
  const texts = [];
  let next = output.closest("div.cell").nextElementSibling;
  for (; next && !next.matches("div.cell, section, .admonition"); next = next.nextElementSibling) texts.push(next);
  return texts;
}

function createCurtain(outputs) {
  const texts = outputs.flatMap(discussion);
  const notes = outputs.map((output) => {
    const note = make("p", { class: "dlc-curtain" }, "The result appears here when you have predicted it above.");
    output.before(note);
    return note;
  });
  return (closed) => {
    for (const node of [...outputs, ...texts]) node.hidden = closed;
    for (const note of notes) note.hidden = !closed;
  };
}

// ---- the card

function createChoices(model, choose) {
  const group = `dlc-choice-${++cards}`;
  const inputs = model.get("choices").map((_, i) => make("input", { type: "radio", name: group, value: i, onchange: () => choose(i) }));
  const labels = model.get("choices").map(({ text }, i) => make("label", {}, inputs[i], withHTML(make("span"), text)));
  const legend = withHTML(make("legend"), model.get("question"));
  return { inputs, fieldset: make("fieldset", {}, legend, ...labels) };
}

function renderQuiz(model, card) {
  const { inputs, fieldset } = createChoices(model, (i) => remember(model, i));
  const feedback = make("div", { class: "dlc-feedback", "aria-live": "polite" });
  const show = () => {
    const choice = model.get("choices")[model.get("chosen")];
    inputs.forEach((input, i) => (input.checked = i === model.get("chosen")));
    card.classList.toggle("dlc-question--solved", choice?.right === true);
    const word = choice?.right ? "Right." : "Not quite.";
    withHTML(feedback, choice ? `<strong class="${choice.right ? "dlc-yes" : "dlc-no"}">${word}</strong> ${choice.feedback}` : "");
  };
  card.append(fieldset, feedback);
  model.on("change:chosen", show);
  show();
}

function renderPrediction(model, card, curtain, isLinked) {
  const { inputs, fieldset } = createChoices(model, () => (commit.disabled = false));
  const commit = make("button", { type: "button", class: "dlc-main" }, "Commit");
  const skip = make("button", { type: "button" }, "Show me without a guess");
  const again = make("button", { type: "button" }, "Start over");
  const said = make("p", { class: "dlc-feedback", "aria-live": "polite", tabindex: "-1" });
  const comparison = make("p");
  const compare = make("details", {}, make("summary", {}, "Compare"), comparison);
  commit.addEventListener("click", () => {
    remember(model, inputs.findIndex((input) => input.checked));
    said.focus(); // the button is gone; the keyboard goes on from here
  });
  const lift = () => {
    curtain(false);
    skip.hidden = true;
    said.textContent = "Shown without a guess. The result is below.";
  };
  skip.addEventListener("click", () => {
    lift();
    said.focus();
  });
  again.addEventListener("click", () => {
    remember(model, -1);
    inputs[0].focus();
  });
  const show = () => {
    const choice = model.get("choices")[model.get("chosen")];
    const open = !choice;
    inputs.forEach((input, i) => ([input.checked, input.disabled] = [i === model.get("chosen"), !open]));
    commit.disabled = true;
    commit.hidden = !open;
    skip.hidden = !open || !card.dataset.hides;
    again.hidden = compare.hidden = open;
    compare.open = false;
    withHTML(said, open ? "" : `You predict: <strong>${choice.text}</strong>. Now look at the result.`);
    withHTML(comparison, open ? "" : choice.feedback);
    curtain(open);
  };
  card.append(fieldset, said, compare, make("div", { class: "dlc-tools" }, commit, skip, again));
  model.on("change:chosen", show);
  show();
  if (isLinked && model.get("chosen") < 0) lift();
}

// Whether the address of the page speaks of a figure in one of the outputs, as "#depth:..." does: whoever sent the link wants it seen.
function holdsLinked(outputs) {
  const [name] = location.hash.slice(1).split(":");
  const kind = name.replace(/-\d+$/, "");
  return location.hash.includes(":") && outputs.some((output) => output.querySelector(`[data-dlcourse="${CSS.escape(kind)}"]`));
}

function render({ model, el }) {
  const kind = model.get("kind");
  const card = make("div", { class: `dlc-figure dlc-question dlc-question--${kind}`, "data-lm-suppress-shortcuts": "true" });
  card.append(make("p", { class: "dlc-kind" }, kind === "quiz" ? "Quiz" : "Predict, then look"));
  recall(model);
  el.append(card);
  if (kind === "quiz") return renderQuiz(model, card);
  // A page puts `el` into its place right after this function; only then is there a neighborhood to look at.
  queueMicrotask(() => {
    const outputs = predictedOutputs(model, el);
    if (outputs.length) card.dataset.hides = "output";
    renderPrediction(model, card, createCurtain(outputs), holdsLinked(outputs));
  });
}

export default { render };

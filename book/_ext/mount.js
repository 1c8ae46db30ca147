// Mounts the interactive figures of a static page. In a notebook the same figures are mounted by anywidget, and their model
// is shared with Python; here the model is a plain object that lives as long as the page.
(function () {
  "use strict";

  function makeModel(state) {
    const values = { ...state, static: true };
    const listeners = {};
    return {
      get: (name) => values[name],
      set(name, value) {
        if (Object.is(values[name], value)) return;
        values[name] = value;
        for (const listener of [...(listeners["change:" + name] || [])]) listener();
      },
      save_changes() {},
      on(event, listener) {
        (listeners[event] ||= []).push(listener);
      },
      off(event, listener) {
        listeners[event] = (listeners[event] || []).filter((other) => other !== listener);
      },
    };
  }

  // The still picture goes only when the figure stands: whatever fails, the place is never blank.
  function mount(place) {
    const figure = window.dlcourse.figures[place.dataset.dlcourse];
    const state = JSON.parse(place.querySelector('script[type="application/json"]').textContent);
    const el = document.createElement("div");
    el.className = "dlc-live";
    figure.render({ model: makeModel(state), el });
    place.append(el);
    place.querySelector(".dlc-still")?.remove();
  }

  window.dlcourse = { figures: {} };
  document.addEventListener("DOMContentLoaded", () => {
    for (const place of document.querySelectorAll("[data-dlcourse]")) {
      try {
        mount(place);
      } catch (error) {
        console.error(error);
      }
    }
  });
})();

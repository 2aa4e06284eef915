// <input data-ticks="id">: whoever fills it in ticks the box with this id, and takes the tick away with what they wrote;
// a box that somebody ticked by hand stays as they left it.

export function start() {
  const byHand = new WeakSet();
  const fill = ({ target }) => {
    const box = target.dataset?.ticks && document.getElementById(target.dataset.ticks);
    if (box && !box.disabled && !byHand.has(box)) box.checked = box.defaultChecked || target.value.trim() !== "";
  };
  document.addEventListener("input", fill);
  document.addEventListener("change", (event) => {
    if (event.target.type === "checkbox" && event.isTrusted) byHand.add(event.target);
    fill(event);
  });
}

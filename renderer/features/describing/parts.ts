const focusable = 'button:not(:disabled), input:not(:disabled), [tabindex="0"]';

/** The parts of the screen that F6 walks through: the list, the form, the photographs, the bar of the chosen ones. */
export function walkParts(by: 1 | -1): void {
  const parts = [...document.querySelectorAll<HTMLElement>('.describing [data-part]')];
  const at = parts.findIndex((part) => part.contains(document.activeElement));
  for (let tried = 1; tried <= parts.length; tried++) {
    const part = parts[(at + by * tried + parts.length * 2) % parts.length];
    const target =
      part?.querySelector<HTMLElement>('[role="listbox"]') ?? part?.querySelector<HTMLElement>(focusable) ?? part;
    target?.focus();
    if (part?.contains(document.activeElement)) return;
  }
}

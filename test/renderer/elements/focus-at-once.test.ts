// @vitest-environment jsdom
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it, vi } from 'vitest';
import { focusAtOnce } from '../../../renderer/elements/focus-at-once.ts';

const sides = ['border-top-color', 'border-right-color', 'border-bottom-color', 'border-left-color'];

function tell(field: Element, what: 'transitionrun' | 'transitioncancel'): void {
  for (const propertyName of sides)
    field.dispatchEvent(Object.assign(new Event(what, { bubbles: true }), { propertyName }));
}

/** A field leaves the page while its border is changing, as a browser tells of it. */
function leave(): WeakRef<Element> {
  const field = document.createElement('input');
  document.body.append(field);
  tell(field, 'transitionrun');
  field.remove();
  tell(field, 'transitioncancel');
  return new WeakRef(field);
}

it('lets go of a field that left the page while its border was changing', async () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  focusAtOnce(window);
  const gone = leave();
  await vi.waitFor(
    () => {
      collect();
      // what is compared would be kept with the failure
      expect(gone.deref() === undefined).toBe(true);
    },
    { timeout: 15_000, interval: 100 },
  );
});

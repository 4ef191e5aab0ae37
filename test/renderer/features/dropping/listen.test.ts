// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { listenForDrops } from '../../../../renderer/features/dropping/listen.ts';
import { isDraggingOut, noteDragOut } from '../../../../renderer/state/dragging-out.ts';

let said: unknown[];
let stop: () => void;
beforeEach(() => {
  said = [];
  stop = listenForDrops(window, { over: (isOver) => said.push(isOver), dropped: (files) => said.push(files.length) });
});
afterEach(() => {
  stop();
  document.body.replaceChildren();
  window.dispatchEvent(new Event('blur'));
});

/** Of a drag, as a browser tells it; jsdom knows no such events. */
function drag(type: string, types: readonly string[] = ['Files'], target: EventTarget = document.body): DragEvent {
  const files = type === 'drop' ? [new File(['x'], 'a.jpg'), new File(['y'], 'b.jpg')] : [];
  const event = Object.assign(new Event(type, { bubbles: true, cancelable: true }), {
    dataTransfer: { types, files, dropEffect: 'move' },
    relatedTarget: null,
  });
  target.dispatchEvent(event);
  return event as unknown as DragEvent;
}
const effect = (event: DragEvent) => event.dataTransfer?.dropEffect;

describe('files that are dragged over the window', () => {
  it('are heard of once while they are there, and taken where they are let go', () => {
    expect([drag('dragenter'), drag('dragover')].map((event) => [event.defaultPrevented, effect(event)])).toEqual([
      [true, 'copy'],
      [true, 'copy'],
    ]);
    expect(drag('drop').defaultPrevented).toBe(true);
    expect(said).toEqual([true, false, 2]);
  });

  it('are gone when they leave the window, and not when they come from one part of it to another', () => {
    drag('dragenter');
    document.body.dispatchEvent(
      Object.assign(new Event('dragleave', { bubbles: true }), { relatedTarget: document.body }),
    );
    expect(said).toEqual([true]);
    drag('dragleave');
    expect(said).toEqual([true, false]);
  });

  it('are left to a part of the page that takes them', () => {
    const zone = document.body.appendChild(document.createElement('div'));
    for (const type of ['dragover', 'drop']) zone.addEventListener(type, (event) => event.preventDefault());
    drag('dragenter');
    drag('dragover', ['Files'], zone);
    drag('drop', ['Files'], zone);
    expect(said).toEqual([true, false]);
  });

  it('are not taken below an open question, and do not replace the page either', () => {
    document.body.innerHTML = '<div role="dialog"></div>';
    const over = drag('dragover');
    expect([over.defaultPrevented, effect(over)]).toEqual([true, 'none']);
    expect(drag('drop').defaultPrevented).toBe(true);
    expect(said).toEqual([]);
    document.body.innerHTML = '<div role="dialog" class="viewer-dialog"></div>';
    drag('drop');
    expect(said).toEqual([2]);
  });

  it('are no words and nothing of the page itself', () => {
    for (const type of ['dragenter', 'dragover', 'drop'])
      expect(drag(type, ['text/plain']).defaultPrevented).toBe(false);
    drag('dragstart');
    expect(drag('dragover').defaultPrevented).toBe(false);
    drag('drop');
    expect(said).toEqual([]);
    drag('dragend');
    drag('drop');
    expect(said).toEqual([2]);
  });

  it('are no gift while copies are dragged out of the window, until that is over', () => {
    const overs: [string, EventInit & { buttons?: number }][] = [
      ['pointermove', { buttons: 0 }],
      ['pointerdown', { buttons: 1 }],
      ['blur', {}],
    ];
    for (const [type, { buttons }] of overs) {
      noteDragOut(window);
      window.dispatchEvent(Object.assign(new Event('pointermove'), { buttons: 1 }));
      drag('drop');
      expect([isDraggingOut(), said]).toEqual([true, []]);
      window.dispatchEvent(Object.assign(new Event(type), { buttons }));
      expect(isDraggingOut()).toBe(false);
    }
    drag('drop');
    expect(said).toEqual([2]);
  });

  it('are nobody’s when nobody listens any more', () => {
    stop();
    expect(drag('drop').defaultPrevented).toBe(false);
    expect(said).toEqual([]);
  });
});

import { ChevronRight } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { keep, recall } from '../../state/persist.ts';
import { createStore, useSelected } from '../../state/store.ts';

/** Which sections stand open; they stay so from one asset to the next. */
const open = createStore<Record<string, boolean>>(recall('inspector', {}));
keep('inspector', open);

/** A part of the inspector that opens and shuts. */
export function Section(props: {
  readonly name: string;
  readonly title: string;
  readonly note?: string;
  readonly children: ReactNode;
}) {
  const { name, title, note, children } = props;
  const isOpen = useSelected(open, (now) => now[name] === true);
  const body = useId();
  return (
    <section className="section">
      <h3>
        <button
          type="button"
          aria-expanded={isOpen}
          aria-controls={isOpen ? body : undefined}
          onClick={() => open.set((before) => ({ ...before, [name]: !isOpen }))}
        >
          <ChevronRight aria-hidden="true" />
          {title}
          {note ? <span className="section__note">{note}</span> : null}
        </button>
      </h3>
      {isOpen ? <div id={body}>{children}</div> : null}
    </section>
  );
}

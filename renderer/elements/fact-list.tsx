import './fact-list.css';

export interface NamedValue {
  readonly name: string;
  readonly value: string;
}

/** What is known of something: names, and beside each what it is. */
export function FactList({ label, facts }: { readonly label?: string; readonly facts: readonly NamedValue[] }) {
  return (
    <dl className="fact-list" {...(label === undefined ? {} : { 'aria-label': label })}>
      {facts.map(({ name, value }) => (
        <div key={`${name} ${value}`}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

import { Search, X } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import { SearchField as AriaSearchField } from 'react-aria-components/SearchField';
import './field.css';
import './search-field.css';

/** A field that narrows what is beside it. Esc empties it. */
export function SearchField(props: {
  readonly label: string;
  readonly clearLabel: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
}) {
  return (
    <AriaSearchField
      className="field search-field"
      aria-label={props.label}
      value={props.value}
      onChange={props.onChange}
      autoFocus={props.autoFocus ?? false}
    >
      <Search className="search-field__icon" aria-hidden />
      <Input className="field__input search-field__input" placeholder={props.placeholder ?? props.label} />
      <Button className="search-field__clear" aria-label={props.clearLabel}>
        <X aria-hidden />
      </Button>
    </AriaSearchField>
  );
}

// @vitest-environment jsdom
import { render, screen } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { useCallback } from 'react';
import { describe, expect, it } from 'vitest';
import { Elsewhere } from '../../../../renderer/features/inspector/elsewhere.tsx';
import type { Subject } from '../../../../renderer/features/inspector/subject.ts';
import { useDraft } from '../../../../renderer/features/inspector/use-draft.ts';
import type { EditChange } from '../../../../shared/model/edit.ts';
import { freshWindow } from '../../dress.ts';
import { wholeOf } from '../../fake-answers.ts';
import { fakeCard } from '../../fake-cards.ts';

const said: EditChange[] = [];
const whole = {
  ...wholeOf(fakeCard(1)),
  history: [
    { edit: 'e1', at: 1, person: 'Ani', device: 'd', field: 'title', value: 'Lama', previous: null },
    { edit: 'e2', at: 2, person: 'Budi', device: 'd', field: 'title', value: 'Punya Budi', previous: 'Lama' },
  ],
};
const subject: Subject = {
  key: 'one',
  ids: ['one'],
  whole,
  isPending: false,
  isFailed: false,
  field: () => ({ text: '', list: [], isMixed: false, values: [], proposal: undefined }),
  say: async (change) => {
    said.push(change);
    return true;
  },
};

function Field({ shown }: { readonly shown: string }) {
  const toChange = useCallback((value: string) => ({ field: 'title', op: 'set', value }) as const, []);
  const draft = useDraft(subject, 'title', shown, toChange);
  return (
    <>
      <input
        aria-label="Judul"
        value={draft.text}
        onChange={(event) => draft.set(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') draft.commit();
        }}
      />
      <Elsewhere draft={draft} field="title" whole={whole} />
    </>
  );
}

const value = () => (screen.getByRole('textbox') as HTMLInputElement).value;

describe('a field that somebody else changes while it is written', () => {
  freshWindow();

  it('says who did and what it says now, keeps what was typed, and takes theirs at one press', async () => {
    const user = userEvent.setup();
    const { rerender } = render(<Field shown="Lama" />);
    await user.clear(screen.getByRole('textbox'));
    await user.type(screen.getByRole('textbox'), 'Punyaku');
    expect(screen.queryByRole('status')).toBeNull();
    rerender(<Field shown="Punya Budi" />);
    expect(screen.getByRole('status').textContent).toContain('Budi baru saja mengubah ini menjadi “Punya Budi”.');
    expect(value()).toBe('Punyaku');
    await user.click(screen.getByRole('button', { name: 'Pakai yang itu' }));
    expect(value()).toBe('Punya Budi');
    expect(screen.queryByRole('status')).toBeNull();
    expect(said).toEqual([]);
  });

  it('lets the last one win when what was typed is saved all the same', async () => {
    const user = userEvent.setup();
    const { rerender } = render(<Field shown="Lama" />);
    await user.type(screen.getByRole('textbox'), ' sekali');
    rerender(<Field shown="Punya Budi" />);
    await user.type(screen.getByRole('textbox'), '{Enter}');
    expect(said.splice(0)).toEqual([{ field: 'title', op: 'set', value: 'Lama sekali' }]);
    rerender(<Field shown="Lama sekali" />);
    expect(screen.queryByRole('status')).toBeNull();
  });

  it('says nothing of what this window saved itself', async () => {
    const user = userEvent.setup();
    const { rerender } = render(<Field shown="Lama" />);
    await user.type(screen.getByRole('textbox'), ' sekali{Enter}');
    rerender(<Field shown="Lama sekali" />);
    await user.type(screen.getByRole('textbox'), ' lagi');
    expect(screen.queryByRole('status')).toBeNull();
    said.length = 0;
  });
});

import { ORPCError } from '@orpc/client';
import { describe, expect, it } from 'vitest';
import { failureOf, isQuiet } from '../../../renderer/data/failure.ts';
import { BahanError } from '../../../shared/errors.ts';

describe('what went wrong', () => {
  it('is the code that the engine gave, with its details', () => {
    const data = { code: 'folder-inside-root', details: { path: '/a', root: '/' } };
    expect(failureOf(new ORPCError('BAHAN', { data }))).toEqual(data);
    expect(failureOf(new BahanError('disk-full', { path: '/a' }))).toEqual({
      code: 'disk-full',
      details: { path: '/a' },
    });
  });

  it.each([
    [new ORPCError('UNAUTHORIZED'), 'sign-in-needed'],
    [new ORPCError('FORBIDDEN'), 'not-allowed'],
    [new ORPCError('BAD_REQUEST'), 'bad-input'],
    [new ORPCError('INTERNAL_SERVER_ERROR'), 'internal'],
    [new DOMException('left', 'AbortError'), 'cancelled'],
    [new Error('[Peer] Connection closed'), 'connection-lost'],
    ['a string', 'internal'],
    [undefined, 'internal'],
  ])('becomes a code of the list: %s', (error, code) => {
    expect(failureOf(error).code).toBe(code);
  });

  it('is nobody’s concern when somebody changed their mind', () => {
    expect(isQuiet({ code: 'cancelled', details: {} })).toBe(true);
    expect(isQuiet({ code: 'internal', details: {} })).toBe(false);
  });
});

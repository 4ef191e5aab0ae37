/**
 * Stands in for the media process where a test needs one that fails: what it does with a file is said by the file's
 * name. `ok…` is answered, `crash…` ends it, `hang…` blocks it for good, `grow…` says that it takes much memory,
 * `slow…` is not answered, `late…` after a second.
 */
const send = (message: unknown): void => {
  process.send?.(message);
};

process.on('message', (message: { id: number; task: { what: string; path?: string; source?: string } }) => {
  const { id, task } = message;
  const name = (task.path ?? task.source ?? '').split('/').at(-1) ?? '';
  if (name.startsWith('crash')) process.exit(9);
  if (name.startsWith('hang')) for (;;);
  if (name.startsWith('grow')) {
    send({ type: 'memory', bytes: 3e9 });
    return;
  }
  if (name.startsWith('slow')) return;
  const answer = () =>
    send({
      type: 'done',
      id,
      result: { path: task.path, pid: process.pid },
      memory: name.startsWith('ok-heavy') ? 9e8 : 1,
    });
  if (name.startsWith('late')) setTimeout(answer, 1000);
  else answer();
});
process.on('disconnect', () => process.exit(0));
send({ type: 'ready' });

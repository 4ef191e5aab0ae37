import type { Implementer } from './base.ts';
import type { Engine } from './engine.ts';

export const machineReadingApi = (os: Implementer['machineReading'], { machine }: Engine) => ({
  state: os.state.handler(() => machine.state()),
  set: os.set.handler(({ input }) => machine.set(input.on)),
  read: os.read.handler(({ input }) => machine.read(input.ids)),
});

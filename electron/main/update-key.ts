/** Put in by the build, so that the key is sealed with the program and nobody changes it beside. */
declare const __UPDATE_KEY__: string;

/** The public key that an update must be signed with, PEM. */
export const updateKey: string = __UPDATE_KEY__;

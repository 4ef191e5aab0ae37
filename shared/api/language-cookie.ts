/** In a browser the window keeps the chosen language where the door can read it too: what it says by itself is read there. */
export const languageCookie = 'bahan_language';

// @ts-check
// How the house writes a file.

/**
 * A text as prettier writes it in the place of this file. Loaded when it is needed: Jest cannot load it, and only reads the names.
 * @param {string} text
 * @param {string} path
 * @returns {Promise<string>}
 */
export async function formatted(text, path) {
  const { format, resolveConfig } = await import('prettier');
  return format(text, { ...(await resolveConfig(path)), filepath: path });
}

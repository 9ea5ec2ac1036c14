/** The version of the command line; a test holds it to that of the package. */
export const VERSION = '0.1.0';

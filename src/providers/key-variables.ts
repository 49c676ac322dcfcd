/**
 * The environment variables in which the paid providers look for the keys of their accounts. Whoever writes down what
 * a provider said takes from here what must not be in it.
 */
export const keyVariables = {
  capsolver: 'CAPSOLVER_API_KEY',
  omocaptcha: 'OMOCAPTCHA_API_KEY',
  tupu: 'TUPU_API_KEY',
} as const

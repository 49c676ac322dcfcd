import { Comment, Converter, ReflectionKind } from 'typedoc'

/** The package's entries, by their source file. */
const ENTRIES = {
  index: 'solve-image-captchas',
  'drivers/playwright': 'solve-image-captchas/playwright',
  'drivers/puppeteer': 'solve-image-captchas/puppeteer',
  'drivers/puppeteer-extra': 'solve-image-captchas/puppeteer-extra',
  'playwright-test/fixtures': 'solve-image-captchas/playwright-test',
  'playwright-test/reporter': 'solve-image-captchas/reporter',
  providers: 'solve-image-captchas/providers',
  'providers/bullmq': 'solve-image-captchas/bullmq',
  testing: 'solve-image-captchas/testing',
}

/**
 * Names the modules as they are imported and default exports as they are declared, and expands the types of options into their fields: they are inferred from
 * schemas, and the inferring expression means nothing to a reader.
 *
 * @param {import('typedoc').Application} app
 */
export function load(app) {
  app.converter.on(Converter.EVENT_CREATE_DECLARATION, (context, reflection) => {
    if (reflection.kindOf(ReflectionKind.Module))
      reflection.name = ENTRIES[reflection.name] ?? reflection.name
    if (reflection.name === 'default') reflection.name = nameInSource(context, reflection) ?? 'default'
    const symbol = reflection.kindOf(ReflectionKind.TypeAlias) && context.getSymbolFromReflection(reflection)
    if (!symbol || !isInferred(symbol)) return
    reflection.comment ??= new Comment()
    reflection.comment.modifierTags.add('@useDeclaredType')
  })
}

/**
 * @param {import('typedoc').Context} context
 * @param {import('typedoc').DeclarationReflection} reflection
 * @returns {string | undefined}
 */
function nameInSource(context, reflection) {
  const [declaration] = context.getSymbolFromReflection(reflection)?.declarations ?? []
  return declaration && 'name' in declaration ? /** @type {any} */ (declaration.name)?.text : undefined
}

/** @param {import('typescript').Symbol} symbol */
function isInferred(symbol) {
  return symbol.declarations?.some((declaration) => /= v\.Infer(In|Out)put</.test(declaration.getText()))
}

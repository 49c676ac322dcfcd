import { Comment, Converter, ReflectionKind } from 'typedoc'

/** The package's entries, by the file that each is made from. */
const ENTRIES = {
  index: 'solve-image-captchas',
  'drivers/playwright': 'solve-image-captchas/playwright',
  'drivers/playwright-test': 'solve-image-captchas/playwright-test',
  'drivers/puppeteer': 'solve-image-captchas/puppeteer',
  'drivers/puppeteer-extra': 'solve-image-captchas/puppeteer-extra',
  'drivers/reporter': 'solve-image-captchas/reporter',
  providers: 'solve-image-captchas/providers',
  testing: 'solve-image-captchas/testing',
}

/**
 * Names the modules as they are imported, and shows options with all their fields: their types are inferred from the
 * schema that checks them, which says nothing to a reader.
 *
 * @param {import('typedoc').Application} app
 */
export function load(app) {
  app.converter.on(Converter.EVENT_CREATE_DECLARATION, (context, reflection) => {
    if (reflection.kindOf(ReflectionKind.Module))
      reflection.name = ENTRIES[reflection.name] ?? reflection.name
    const symbol = reflection.kindOf(ReflectionKind.TypeAlias) && context.getSymbolFromReflection(reflection)
    if (!symbol || !isInferred(symbol)) return
    reflection.comment ??= new Comment()
    reflection.comment.modifierTags.add('@useDeclaredType')
  })
}

/** @param {import('typescript').Symbol} symbol */
function isInferred(symbol) {
  return symbol.declarations?.some((declaration) => /= v\.Infer(In|Out)put</.test(declaration.getText()))
}

import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

/**
 * Writes the types of options in the built declarations as plain interfaces, with their docstrings, in place of what infers
 * them from the schemas, which no reader of a hover text understands. The schemas stay the only source. Those that nothing
 * refers to any more go.
 */
export function writePlainOptions(folder: string): void {
  for (const ending of ['.d.mts', '.d.cts']) {
    const files = readdirSync(folder).filter((file) => file.endsWith(ending))
    for (const file of files)
      writeFileSync(join(folder, file), putDocstringsInFront(readFileSync(join(folder, file), 'utf8')))
    const program = ts.createProgram(
      files.map((file) => join(folder, file)),
      {
        module: ts.ModuleKind.NodeNext,
        moduleResolution: ts.ModuleResolutionKind.NodeNext,
        target: ts.ScriptTarget.ES2023,
        strict: true,
        exactOptionalPropertyTypes: true,
        types: ['node'],
        skipLibCheck: true,
      },
    )
    const checker = program.getTypeChecker()
    const texts = files.map((file) => {
      const source = program.getSourceFile(join(folder, file))
      if (!source) throw new Error(`${file} is not part of its own program.`)
      return [file, dropUnused(file, rewrite(source, checker))] as const
    })
    for (const [file, text] of texts) writeFileSync(join(folder, file), text)
  }
}

/** The bundler puts a docstring of one line behind the member before, where no editor finds it. */
function putDocstringsInFront(text: string): string {
  return text.replace(/^(\s*)(.*[;,{]) (\/\*\* .* \*\/)$/gm, '$1$2\n$1$3')
}

type Inferred = ts.TypeAliasDeclaration | ts.InterfaceDeclaration

function isInferred(statement: ts.Node): statement is Inferred {
  const definition = ts.isTypeAliasDeclaration(statement)
    ? statement.type.getText()
    : ts.isInterfaceDeclaration(statement) &&
      statement.heritageClauses?.map((clause) => clause.getText()).join()
  return /\bv\.Infer(In|Out)put</.test(definition || '')
}

/** Replaces each inferred type with an interface. */
function rewrite(source: ts.SourceFile, checker: ts.TypeChecker): string {
  const inScope = checker
    .getSymbolsInScope(source, ts.SymbolFlags.Type | ts.SymbolFlags.Alias)
    .filter(({ name }) => /^S\w+Options$/.test(name))
  const edits = source.statements.filter(isInferred).map((statement) => {
    const name = statement.name.text
    const type = checker.getTypeAtLocation(statement.name)
    const printer = createPrinter(checker, statement, inScope)
    const text = type.isUnion()
      ? `type ${name} = ${printer.print(type)};`
      : printer.printInterface(name, type)
    return { start: statement.getStart(), end: statement.getEnd(), text }
  })
  return edits.reduceRight(
    (text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end),
    source.text,
  )
}

function createPrinter(checker: ts.TypeChecker, at: Inferred, others: readonly ts.Symbol[]) {
  const flags = ts.TypeFormatFlags.NoTruncation | ts.TypeFormatFlags.UseSingleQuotesForStringLiteralType
  const readonly =
    ts.isTypeAliasDeclaration(at) && at.type.getText().startsWith('Readonly<') ? 'readonly ' : ''
  const typeOf = (property: ts.Symbol) => checker.getTypeOfSymbolAtLocation(property, at)
  const expand = (type: ts.Type) => checker.typeToString(type, at, flags | ts.TypeFormatFlags.InTypeAlias)
  const moduleName = checker
    .getSymbolsInScope(at, ts.SymbolFlags.TypeAlias)
    .find(({ name }) => name === 'ModuleName')
  const moduleNames = moduleName && expand(checker.getDeclaredTypeOfSymbol(moduleName))
  /** The names of all modules, and the fields of one, would fill a screen in every option that takes modules. */
  const toText = (type: ts.Type) =>
    moduleNames
      ? expand(type)
          .replace(`(${moduleNames} | `, '(ModuleName | ')
          .replace(/(?<=\| )Readonly<\{ name: .*\}>/, 'Module')
      : expand(type)

  const isSame = (left: ts.Type, right: ts.Type) =>
    checker.isTypeAssignableTo(left, right) && checker.isTypeAssignableTo(right, left)

  /** Extends the largest of the other types whose options it has all, so that each is described once. */
  function printInterface(name: string, type: ts.Type): string {
    const has = (option: ts.Symbol) => {
      const own = type.getProperty(option.name)
      return own !== undefined && isSame(typeOf(own), typeOf(option))
    }
    const [base] = others
      .filter((other) => other.name !== name)
      .map((other) => ({
        name: other.name,
        options: checker.getDeclaredTypeOfSymbol(resolve(other)).getProperties(),
      }))
      .filter(
        ({ options }) =>
          options.length > 0 && options.every(has) && options.length < type.getProperties().length,
      )
      .sort((left, right) => right.options.length - left.options.length)
    const rest = type
      .getProperties()
      .filter(({ name }) => !base?.options.some((option) => option.name === name))
    return `interface ${name} ${base ? `extends ${base.name} ` : ''}${printMembers(rest, '')}`
  }

  const isDescribed = (symbol: ts.Symbol) => symbol.getDocumentationComment(checker).length > 0

  /** An option that a schema takes over from another one has its docstring only there. */
  function sameNamed({ name }: ts.Symbol): ts.Symbol[] {
    return others.flatMap((other) => checker.getDeclaredTypeOfSymbol(resolve(other)).getProperty(name) ?? [])
  }

  function resolve(symbol: ts.Symbol): ts.Symbol {
    return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
  }

  function printMembers(members: readonly ts.Symbol[], indent: string): string {
    const lines = members.map((member) => {
      const optional = member.flags & ts.SymbolFlags.Optional ? '?' : ''
      const type = print(typeOf(member), `${indent}  `)
      return `${printComment(member, `${indent}  `)}${indent}  ${readonly}${member.name}${optional}: ${type};\n`
    })
    return `{\n${lines.join('')}${indent}}`
  }

  function printComment(member: ts.Symbol, indent: string): string {
    const [described = member] = [member, ...sameNamed(member)].filter(isDescribed)
    const text = ts.displayPartsToString(described.getDocumentationComment(checker))
    const tags = described
      .getJsDocTags(checker)
      .map((tag) => `@${tag.name} ${ts.displayPartsToString(tag.text)}`)
    const lines = [...(text ? text.split('\n') : []), ...(text && tags.length > 0 ? [''] : []), ...tags]
    if (lines.length === 0) return ''
    if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`
    return `${indent}/**\n${lines.map((line) => `${indent} * ${line}`.trimEnd()).join('\n')}\n${indent} */\n`
  }

  /** Options within an option keep their docstrings. */
  function print(type: ts.Type, indent = ''): string {
    const parts = type.isUnion()
      ? type.types.filter((part) => !(part.flags & ts.TypeFlags.Undefined))
      : [type]
    const [only] = parts
    const isLiteral =
      only?.symbol?.name === '__type' && !only.aliasSymbol && checker.getIndexInfosOfType(only).length === 0
    if (parts.length !== 1 || !isLiteral || only.getProperties().length === 0) return toText(type)
    return (
      printMembers(only.getProperties(), indent) +
      (parts.length < (type.isUnion() ? type.types.length : 1) ? ' | undefined' : '')
    )
  }

  return { print, printInterface }
}

/** Removes constants and imports that nothing in the file names, until there are none left. */
function dropUnused(file: string, text: string): string {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const unused = source.statements.find((statement) => {
    if (ts.isVariableStatement(statement)) {
      const names = statement.declarationList.declarations.map(({ name }) => name.getText())
      return names.every((name) => countNames(source, name) === 1)
    }
    return ts.isImportDeclaration(statement) && /\* as v\b/.test(statement.getText()) && !/\bv\.\w/.test(text)
  })
  if (!unused) return text
  return dropUnused(file, text.slice(0, unused.getFullStart()) + text.slice(unused.getEnd()))
}

function countNames(source: ts.SourceFile, name: string): number {
  let count = 0
  const visit = (node: ts.Node) => {
    if (ts.isIdentifier(node) && node.text === name && !ts.isPropertySignature(node.parent)) count += 1
    ts.forEachChild(node, visit)
  }
  visit(source)
  return count
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  writePlainOptions(fileURLToPath(new URL('../dist', import.meta.url)))

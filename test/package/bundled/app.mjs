import { local } from 'solve-image-captchas/providers'

/** A sans-serif text and, beside it, one that is drawn in a process of its own. */
const plain =
  '<svg xmlns="http://www.w3.org/2000/svg" width="150" height="50"><rect width="150" height="50" fill="#ffffff"/>' +
  '<text x="20" y="36" font-size="32" font-family="sans-serif">house</text></svg>'
const apart = plain.replace('</svg>', '<defs/></svg>')

async function main() {
  const provider = local()
  for (const svg of [plain, apart]) {
    const read = provider.read({ image: Buffer.from(svg), words: 'english' })
    console.log(await read.then(({ text }) => text).catch((error) => error.cause?.problem ?? error.message))
  }
  await provider.close?.()
}

main()

export interface Scene {
  /** Elements of the page, approximately. */
  nodes: number
  images: number
  captcha: boolean
}

/** A shop's list of products, with a search field in its header and a form below it. */
export function pageOf({ nodes, images, captcha }: Scene): string {
  const header =
    '<header><a href="/"><b>Shop</b></a><form role="search"><input type="search" name="q" placeholder="Search"><button>Go</button></form></header>'
  const guard =
    '<p><img alt="captcha" src="/captcha.svg" width="150" height="50"><label>Characters in the image <input name="captcha"></label></p>'
  const form = `<form method="post"><label>Name <input name="name"></label><label>Message <textarea name="message"></textarea></label>${captcha ? guard : ''}<button>Send</button></form>`
  const cards = Math.floor((nodes - 20) / 5)
  const card = (number: number) => {
    const image = number < images ? `<img src="/product.svg" width="160" height="60" alt="">` : '<i>·</i>'
    return `<li><a href="/product/${number}">${image}<span>Product ${number}</span></a><em>9.99</em></li>`
  }
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Shop</title><body>${header}<ul>${Array.from({ length: cards }, (_, number) => card(number)).join('')}</ul>${form}</body></html>`
}

export const image =
  '<svg xmlns="http://www.w3.org/2000/svg" width="150" height="50"><path d="M5 40 20 9 40 40" stroke="#335"/></svg>'

import { expect, test } from './harness.ts'

const image = `<img src="data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="150" height="50"/>')}" alt="captcha" width="150" height="50">`
const field = '<input name="captcha">'
const form = (inside: string) => `<form>${inside}${field}<button>Send</button></form>`
const within = (style: string) => `<div style="${style}">${image}</div>`
const styled = (style: string) => image.replace('<img', `<img style="${style}"`)

/** Pages on which nobody sees the image, with the reason that is given. */
const hidden: [what: string, body: string, reason: string][] = [
  ['has no height', form(styled('height: 0')), 'it takes up no room'],
  ['is not displayed', form(within('display: none')), 'it takes up no room'],
  ['is invisible', form(within('visibility: hidden')), 'it is hidden by style'],
  ['is inert', form(`<div inert>${image}</div>`), 'it is inert'],
  [
    'is behind a dialog',
    `${form(image)}<dialog id="d">Hello <input></dialog><script>d.showModal()</script>`,
    'a dialog is open in front of it',
  ],
  ['is transparent', form(within('opacity: 0.05')), 'it is transparent'],
  [
    'is transparent by two of its ancestors',
    form(`<div style="opacity: 0.3">${within('opacity: 0.3')}</div>`),
    'it is transparent',
  ],
  [
    'stands left of the page',
    form(within('position: absolute; left: -600px')),
    'it is beyond the edge of the page',
  ],
  [
    'stands above the page',
    form(within('position: absolute; top: -300px')),
    'it is beyond the edge of the page',
  ],
  [
    'is fixed below the window',
    form(within('position: fixed; top: 200vh')),
    'it is beyond the edge of the page',
  ],
  [
    'is in a box that is folded',
    form(within('height: 0; overflow: hidden')),
    'it is cut off by what contains it',
  ],
  [
    'is in a box that is clipped to nothing',
    form(within('clip-path: inset(50%)')),
    'it is cut off by what contains it',
  ],
  [
    'is clipped as for screen readers',
    form(within('position: absolute; clip: rect(0 0 0 0)')),
    'it is cut off by what contains it',
  ],
  [
    'has slid out of its frame',
    form(
      `<div style="overflow: hidden; width: 200px"><div style="transform: translateX(300px)">${image}</div></div>`,
    ),
    'it is cut off by what contains it',
  ],
  [
    'is covered',
    form(
      `<div style="position: relative; width: 150px">${image}<b style="position: absolute; inset: 0; background: #fff"></b></div>`,
    ),
    'covers it',
  ],
]

/** Pages on which a person sees the image, if need be after scrolling. */
const shown: [what: string, body: string][] = [
  ['is far down the page', `<div style="height: 4000px"></div>${form(image)}`],
  [
    'is far down a part that scrolls',
    form(`<div style="height: 80px; overflow: auto"><div style="height: 300px"></div>${image}</div>`),
  ],
  ['is faint', form(within('opacity: 0.4'))],
  ['is fixed to the window', form(within('position: fixed; top: 60px'))],
  [
    'stands out of a box without a height',
    form(
      `<div style="position: relative; height: 60px"><div style="height: 0; overflow: visible">${image}</div></div>`,
    ),
  ],
  [
    'is positioned outside of a box that cuts others off',
    form(
      `<div style="height: 0; overflow: hidden"><div style="position: absolute; top: 80px">${image}</div></div>`,
    ),
  ],
  [
    'is under something that lets it shine through',
    form(
      `<div style="position: relative; width: 150px">${image}<b style="position: absolute; inset: 0; background: rgba(255, 255, 255, 0.2)"></b></div>`,
    ),
  ],
  [
    'is in a dialog in front of the page',
    `<dialog id="d">${form(image)}</dialog><script>d.showModal()</script>`,
  ],
]

test.describe('an image', () => {
  for (const [what, body, reason] of hidden) {
    test(`that ${what} is no captcha`, async ({ open }) => {
      const { page } = await open('/login')
      await page.setContent(body)
      const { captchas, filtered } = await page.findImageCaptchas()
      expect(captchas).toEqual([])
      expect(filtered.map((one) => one.reason).join()).toContain(reason)
    })
  }

  for (const [what, body] of shown) {
    test(`that ${what} is one`, async ({ open }) => {
      const { page } = await open('/login')
      await page.setContent(body)
      expect((await page.findImageCaptchas()).captchas).toHaveLength(1)
    })
  }
})

/** Buttons that nobody can click, beside one that says less. */
const decoys: [what: string, markup: string][] = [
  ['stands left of the page', '<button style="position: absolute; left: -900px">Log in</button>'],
  ['is transparent', '<button style="opacity: 0">Log in</button>'],
  ['is in a box that is folded', '<div style="height: 0; overflow: hidden"><button>Log in</button></div>'],
  ['is inert', '<div inert><button>Log in</button></div>'],
  ['is clipped to nothing', '<button style="clip-path: inset(50%)">Log in</button>'],
]

for (const [what, markup] of decoys) {
  test(`a button that ${what} sends nothing`, async ({ open }) => {
    const { page } = await open('/login')
    await page.setContent(`<form>${image}${field}${markup}<button id="real">Go on</button></form>`)
    const { captchas } = await page.findImageCaptchas()
    expect(captchas.map(({ selectors }) => selectors.submit)).toEqual(['#real'])
  })
}

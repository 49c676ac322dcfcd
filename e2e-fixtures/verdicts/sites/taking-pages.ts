import { drawForm, framePage, IMAGE, NAME } from '../look.ts'
import type { VerdictSite } from '../verdict-site.ts'
import { takeWith } from './refuse-with.ts'

const form = () => framePage(drawForm())
const emptied = NAME.replace('Ada', '')

/** Answers that are taken by the next document, or by the same one loaded again. */
export const takingPages: VerdictSite[] = [
  {
    name: 'redirect-found',
    kind: 'page',
    title: 'redirects (302) to another page',
    truth: 'accepted',
    routes: { 'GET /': form, 'POST /': takeWith((_, context) => context.redirect('welcome', 302), form) },
  },
  {
    name: 'redirect-to-item',
    kind: 'page',
    title: 'redirects (303) to what was made of the form, with a comment box below',
    truth: 'accepted',
    routes: {
      'GET /': form,
      'POST /': takeWith((_, context) => context.redirect('topics/57', 303), form),
      'GET /topics/57': () =>
        framePage(
          '<h1>Topic 57</h1><p>Ada: hello</p><form><input name="reply" placeholder="Reply"><button>Reply</button></form>',
        ),
    },
  },
  {
    name: 'thanks-at-same-address',
    kind: 'page',
    title: 'a thank-you at the address of the form',
    truth: 'accepted',
    routes: {
      'GET /': form,
      'POST /': takeWith(() => framePage('<h2>Thanks, Ada</h2><p>We answer within two days.</p>'), form),
    },
  },
  {
    name: 'thanks-above-new-form',
    kind: 'page',
    title: 'a thank-you above the emptied form, with another image',
    truth: 'accepted',
    routes: {
      'GET /': form,
      'POST /': takeWith(
        () =>
          framePage(
            `<div class="alert alert-success">Your message is on its way.</div>${drawForm({ fields: emptied, image: IMAGE.replace('?1', '?2') })}`,
          ),
        form,
      ),
    },
  },
  {
    name: 'flash-of-thanks',
    kind: 'page',
    title: 'redirects to the same address: a message that is shown once, above the emptied form',
    truth: 'accepted',
    routes: {
      'GET /': (visit) => framePage(`<p class="notice">${visit.take('flash')}</p>${drawForm()}`),
      'POST /': takeWith((visit, context) => {
        visit.kept.flash = 'Entry 2,311 was added to the guest book.'
        return context.redirect('./', 303)
      }, form),
    },
  },
  {
    name: 'comment-appears',
    kind: 'page',
    title: 'redirects to #comment-2: the comment stands above the emptied form, without a message',
    truth: 'accepted',
    routes: {
      'GET /': (visit) =>
        framePage(`<h1>Sourdough</h1><ol><li id="comment-1">Bob: mine sank</li>${visit.kept.comment ?? ''}</ol>
          ${drawForm({ fields: '<p><textarea name="text" aria-label="Comment">More salt helps.</textarea></p>' })}`),
      'POST /': takeWith((visit, context) => {
        visit.kept.comment = '<li id="comment-2">You: More salt helps.</li>'
        return context.redirect('./#comment-2', 303)
      }, form),
    },
  },
  {
    name: 'meta-refresh',
    kind: 'page',
    title: 'a page that leads on by itself after a second',
    truth: 'accepted',
    routes: {
      'GET /': form,
      'POST /': takeWith(
        () =>
          framePage('<p>You are logged in. One moment …</p>', {
            head: '<meta http-equiv="refresh" content="1;url=welcome">',
          }),
        form,
      ),
    },
  },
  {
    name: 'created',
    kind: 'page',
    title: 'status 201 and a short receipt',
    truth: 'accepted',
    routes: {
      'GET /': form,
      'POST /': takeWith(
        (_, context) =>
          context.html(framePage('<p>Ticket #4711 was created.</p><a href="./">Another ticket</a>'), 201),
        form,
      ),
    },
  },
  {
    name: 'error-report-received',
    kind: 'page',
    title: 'thanks for an error report, with words of failure all over the page',
    truth: 'accepted',
    routes: {
      'GET /': () =>
        framePage(
          `<h1>Report an error</h1><p class="error-hint">Wrong letters? Press F5 for another image.</p>${drawForm({ button: '<button>Report error</button>' })}`,
        ),
      'POST /': takeWith(
        () =>
          framePage(
            '<h1>Error report received</h1><p>Thank you. We look into "Login failed: invalid token" and let you know.</p>',
          ),
        form,
      ),
    },
  },
  {
    name: 'search-result',
    kind: 'page',
    title: 'a result page of a search by GET',
    truth: 'accepted',
    routes: {
      'GET /': () =>
        framePage(
          drawForm({ attributes: 'method="get" action="result"', button: '<button>Search</button>' }),
        ),
      'GET /result': takeWith(
        () =>
          framePage(
            '<table border="1"><tr><th>Name</th><th>Registered</th></tr><tr><td>Ada</td><td>1843-09-01</td></tr></table><a href="./">New search</a>',
          ),
        form,
      ),
    },
  },
  {
    name: 'signed-in-same-page',
    kind: 'page',
    title: 'the same page, whose header now knows the visitor',
    truth: 'accepted',
    routes: {
      'GET /': (visit) =>
        framePage(
          visit.kept.user
            ? '<header>Ada · <a href="logout">Log out</a></header><p>Today: soup.</p>'
            : `<header>Guest</header><p>Today: soup.</p>${drawForm({ button: '<button>Log in</button>' })}`,
        ),
      'POST /': takeWith((visit, context) => {
        visit.kept.user = 'Ada'
        return context.redirect('./', 303)
      }, form),
    },
  },
  {
    name: 'next-step-page',
    kind: 'page',
    title: 'the second step of a form at the same address, with a field for a code by text message',
    truth: 'accepted',
    routes: {
      'GET /': form,
      'POST /': takeWith(
        () =>
          framePage(
            '<h2>Step 2 of 3</h2><form method="post" action="phone"><label>Code from the text message <input name="sms" autocomplete="one-time-code"></label><button>Next</button></form>',
          ),
        form,
      ),
    },
  },
]

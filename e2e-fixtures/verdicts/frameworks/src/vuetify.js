import { createApp, ref } from 'vue'
import { createVuetify } from 'vuetify'
import { VAlert } from 'vuetify/components/VAlert'
import { VApp } from 'vuetify/components/VApp'
import { VBtn } from 'vuetify/components/VBtn'
import { VCard, VCardActions, VCardText } from 'vuetify/components/VCard'
import { VDialog } from 'vuetify/components/VDialog'
import { VForm } from 'vuetify/components/VForm'
import { VMain } from 'vuetify/components/VMain'
import { VSnackbar } from 'vuetify/components/VSnackbar'
import { VTextField } from 'vuetify/components/VTextField'
import 'vuetify/styles'

/** A sign-up in a dialog: refused above its fields, taken by a snackbar once the dialog has closed. */
createApp({
  components: {
    VAlert,
    VApp,
    VBtn,
    VCard,
    VCardActions,
    VCardText,
    VDialog,
    VForm,
    VMain,
    VSnackbar,
    VTextField,
  },
  template: `
    <v-app><v-main>
      <h1>Reading circle</h1><p>We meet on Mondays.</p>
      <v-dialog v-model="isOpen" persistent max-width="460">
        <v-form @submit.prevent="join"><v-card title="Join us"><v-card-text>
          <v-alert v-if="refusal" type="error" variant="tonal" class="mb-4">{{ refusal }}</v-alert>
          <v-text-field v-model="name" label="Name" />
          <img :src="'captcha?' + image" alt="Captcha" width="150" height="50">
          <v-text-field v-model="code" label="What does the image say?" />
        </v-card-text><v-card-actions>
          <v-btn @click="isOpen = false">Close</v-btn>
          <v-btn type="submit" color="primary" variant="flat" :loading="isBusy">Join</v-btn>
        </v-card-actions></v-card></v-form>
      </v-dialog>
      <v-snackbar v-model="isIn" color="success">Welcome to the circle, {{ name }}</v-snackbar>
    </v-main></v-app>`,
  setup() {
    const [isOpen, isBusy, isIn] = [ref(true), ref(false), ref(false)]
    const [name, code, refusal, image] = [ref('Ada'), ref(''), ref(''), ref(1)]
    async function join() {
      isBusy.value = true
      const body = new URLSearchParams({ name: name.value, captcha: code.value })
      const { ok } = await (await fetch('check', { method: 'POST', body })).json()
      isBusy.value = false
      isIn.value = ok
      isOpen.value = !ok
      if (ok) return
      refusal.value = 'That is not what the image says.'
      code.value = ''
      image.value += 1
    }
    return { isOpen, isBusy, isIn, name, code, refusal, image, join }
  },
})
  .use(createVuetify())
  .mount('#app')

import '@angular/compiler'
import { Component, inject, provideZonelessChangeDetection, signal } from '@angular/core'
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms'
import { MatButtonModule } from '@angular/material/button'
import { MatCardModule } from '@angular/material/card'
import { MatFormFieldModule } from '@angular/material/form-field'
import { MatInputModule } from '@angular/material/input'
import { MatSnackBar } from '@angular/material/snack-bar'
import { bootstrapApplication } from '@angular/platform-browser'
import '../node_modules/@angular/material/prebuilt-themes/azure-blue.css'

/** A report, refused by a snack bar beside the image as it was, and taken by a card in place of the form. */
@Component({
  selector: 'app-report',
  imports: [ReactiveFormsModule, MatButtonModule, MatCardModule, MatFormFieldModule, MatInputModule],
  template: `
    @if (number(); as filed) {
      <mat-card><mat-card-content>Report {{ filed }} was filed.</mat-card-content></mat-card>
    } @else {
      <form [formGroup]="form" (ngSubmit)="send()">
        <mat-form-field><mat-label>Place</mat-label><input matInput formControlName="place"></mat-form-field>
        <p><img src="captcha?1" alt="captcha image" width="150" height="50"></p>
        <mat-form-field><mat-label>Characters in the image</mat-label><input matInput formControlName="captcha"></mat-form-field>
        <p><button matButton="filled" [disabled]="form.invalid || isBusy()">Report</button></p>
      </form>
    }`,
})
class Report {
  readonly form = new FormGroup({
    place: new FormControl('Behind the chapel'),
    captcha: new FormControl('', Validators.required),
  })
  readonly number = signal(0)
  readonly isBusy = signal(false)
  readonly #snackBar = inject(MatSnackBar)

  async send() {
    this.isBusy.set(true)
    const headers = { 'content-type': 'application/json' }
    const body = JSON.stringify(this.form.value)
    const { ok } = await (await fetch('check', { method: 'POST', headers, body })).json()
    this.isBusy.set(false)
    if (ok) this.number.set(88)
    else this.#snackBar.open('Characters not recognised', 'Dismiss', { duration: 4000 })
  }
}

document.getElementById('app')?.append(document.createElement('app-report'))
await bootstrapApplication(Report, { providers: [provideZonelessChangeDetection()] })

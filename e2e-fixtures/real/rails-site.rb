# A real Rails site on loopback with simple_captcha2's own view, middleware, refresh and check, all defaults but the
# script it answers a refresh with, which is the one that needs no jQuery.
#
# Needs Debian's ruby-simple-captcha2, ruby-sqlite3, ruby-webrick and imagemagick. Says on standard output what only the
# server knows: `captcha TEXT` for each captcha it makes, `accepted` or `rejected` for each answer.
#
# usage: ruby e2e-fixtures/real/rails-site.rb PORT FOLDER
PORT, FOLDER = Integer(ARGV[0]), ARGV[1]

ENV['DATABASE_URL'] = "sqlite3:#{File.join(FOLDER, 'site.sqlite3')}"

require 'fileutils'
require 'erb'
require 'rails'
require 'active_record/railtie'
require 'action_controller/railtie'
require 'action_view/railtie'
require 'simple_captcha2'
require 'webrick'
require 'rack/handler/webrick'

$stdout.sync = true

def tell(line)
  $stdout.puts line
end

# The view that the library's generator writes into an application.
generator = $LOAD_PATH.map { |path| File.join(path, 'generators/templates/partial.erb') }.find { |file| File.exist?(file) }
views = File.join(FOLDER, 'views')
FileUtils.mkdir_p(File.join(views, 'simple_captcha'))
File.write(File.join(views, 'simple_captcha/_simple_captcha.erb'), ERB.new(File.read(generator)).result)

class Site < Rails::Application
  config.root = FOLDER
  config.eager_load = false
  config.logger = Logger.new(IO::NULL)
  config.secret_key_base = 'signs nothing that leaves this machine'
  config.hosts = ['127.0.0.1']
end

SimpleCaptcha.refresh_format = :plain_javascript
Site.initialize!
# The words that its documentation proposes.
I18n.backend.store_translations(:en, simple_captcha: { label: 'Enter the code', placeholder: 'Enter the image value' })

require 'generators/templates/migration5'
ActiveRecord::Migration.suppress_messages { CreateSimpleCaptchaData.migrate(:up) }

# Each captcha is told to whoever started this process.
SimpleCaptcha::SimpleCaptchaData.after_save { tell "captcha #{value}" }

# What a link with `remote: true` gets from Rails' script: the answer is run.
REMOTE_LINKS = <<~HTML.html_safe
  <script>
    document.querySelector('a[data-remote]').addEventListener('click', async (event) => {
      event.preventDefault()
      const headers = { 'X-Requested-With': 'XMLHttpRequest', Accept: 'text/javascript' }
      const script = document.createElement('script')
      script.textContent = await (await fetch(event.target.href, { headers })).text()
      document.head.append(script)
    })
  </script>
HTML

FORM = <<~ERB
  <%= flash.now[:alert] %>
  <%= form_tag('/') do %>
    <p><label>Name <input name="name" value="Ada"></label></p>
    <%= show_simple_captcha %>
    <p><button>Sign up</button></p>
  <% end %>
ERB

class SignUpsController < ActionController::Base
  include SimpleCaptcha::ControllerHelpers
  append_view_path File.join(FOLDER, 'views')
  layout false

  def show
    render inline: FORM + REMOTE_LINKS
  end

  def create
    is_right = simple_captcha_valid?
    tell(is_right ? 'accepted' : 'rejected')
    return render html: '<h1>Welcome</h1>'.html_safe if is_right

    flash.now[:alert] = 'The captcha is wrong.'
    show
  end
end

Site.routes.draw do
  get '/', to: 'sign_ups#show'
  post '/', to: 'sign_ups#create'
end

Rack::Handler::WEBrick.run(Site, Host: '127.0.0.1', Port: PORT, AccessLog: [], Logger: WEBrick::Log.new(IO::NULL))

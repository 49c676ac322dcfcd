# A Rails site with simple_captcha2's own view, middleware, refresh and check, all defaults but the script it answers a
# refresh with, which is the one that needs no jQuery: checked by the controller at /controller, by the model at /model.
# In the test environment the library lets every answer pass, which is what the test mode leaves as it is.
#
# Says on standard output what only the server knows: `captcha TEXT`, `accepted` or `rejected`.
#
# usage: RAILS_ENV=test ruby app.rb PORT FOLDER [test-mode]
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
SimpleCaptcha.always_pass = false unless ARGV[2] == 'test-mode'
Site.initialize!
# The words that its documentation proposes.
I18n.backend.store_translations(
  :en,
  simple_captcha: {
    label: 'Enter the code',
    placeholder: 'Enter the image value',
    message: { default: 'Secret Code did not match with the Image', user: 'The secret Image and code were different' },
  },
)

require 'generators/templates/migration5'
ActiveRecord::Migration.suppress_messages do
  CreateSimpleCaptchaData.migrate(:up)
  ActiveRecord::Schema.define { create_table(:users) { |table| table.string :name } }
end

# Each captcha is told to whoever started this process.
SimpleCaptcha::SimpleCaptchaData.after_save { tell "captcha #{value}" }

class User < ActiveRecord::Base
  apply_simple_captcha
end

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

class SignUpsController < ActionController::Base
  append_view_path File.join(FOLDER, 'views')
  layout false

  def answer(is_right)
    tell(is_right ? 'accepted' : 'rejected')
    is_right ? render(html: '<h1>Welcome</h1>'.html_safe) : show
  end
end

class ControllersController < SignUpsController
  include SimpleCaptcha::ControllerHelpers

  def show
    render inline: <<~ERB + REMOTE_LINKS
      <%= flash.now[:alert] %>
      <%= form_tag('/controller') do %>
        <p><label>Name <input name="name" value="Ada"></label></p>
        <%= show_simple_captcha %>
        <p><button>Sign up</button></p>
      <% end %>
    ERB
  end

  def create
    is_right = simple_captcha_valid?
    flash.now[:alert] = 'The captcha is wrong.' unless is_right
    answer(is_right)
  end
end

class ModelsController < SignUpsController
  def show
    @user ||= User.new(name: 'Ada')
    render inline: <<~ERB + REMOTE_LINKS
      <%= form_for @user, url: '/model', method: :post do |form| %>
        <% @user.errors.full_messages.each do |message| %><p class="error"><%= message %></p><% end %>
        <p><%= form.label :name %> <%= form.text_field :name %></p>
        <%= form.simple_captcha %>
        <p><%= form.submit 'Sign up' %></p>
      <% end %>
    ERB
  end

  def create
    @user = User.new(params.require(:user).permit(:name, :captcha, :captcha_key))
    answer(@user.save_with_captcha)
  end
end

Site.routes.draw do
  root to: ->(_) { [200, {}, ['controller, model']] }
  resource :controller, only: %i[show create]
  resource :model, only: %i[show create]
end

Rack::Handler::WEBrick.run(Site, Host: '127.0.0.1', Port: PORT, AccessLog: [], Logger: WEBrick::Log.new(IO::NULL))

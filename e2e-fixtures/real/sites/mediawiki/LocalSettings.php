<?php
// The settings of a wiki as its owner would write them: FancyCaptcha in front of new accounts and edits.
// WIKI_FOLDER has the database and the images of the captcha, WIKI_URL the address it is served at.
if ( !defined( 'MEDIAWIKI' ) ) {
	exit;
}

$folder = getenv( 'WIKI_FOLDER' );

// What the installer wrote, but for a copy of its databases.
require "$folder/LocalSettings.php";
$wgServer = getenv( 'WIKI_URL' );
$wgCacheDirectory = "$folder/cache";
$wgSQLiteDataDir = "$folder/data";
$wgObjectCaches[CACHE_DB]['server']['dbDirectory'] = $wgSQLiteDataDir;
$wgLocalisationCacheConf['storeServer']['dbDirectory'] = $wgSQLiteDataDir;
$wgJobTypeConf['default']['server']['dbDirectory'] = $wgSQLiteDataDir;
$wgJobRunRate = 0;

wfLoadExtensions( [ 'ConfirmEdit', 'ConfirmEdit/FancyCaptcha' ] );
$wgCaptchaDirectory = "$folder/captcha";
$wgCaptchaSecret = 'hashes the answers';
// A new account is asked by default.
$wgCaptchaTriggers['edit'] = true;

// The switch for tests that the guide names: a group that is never asked.
$wgGroupPermissions['testers']['skipcaptcha'] = true;

// What only the server knows, to whoever started it.
function tell( string $line ) {
	file_put_contents( 'php://stdout', "$line\n" );
}
$wgHooks['LocalUserCreated'][] = static function ( $user ) {
	tell( 'accepted' );
};
$wgHooks['PageSaveComplete'][] = static function () {
	tell( 'accepted' );
};

// A Go site with three libraries: dchest/captcha's own example at /dchest, base64Captcha's API and the script of its
// example at /base64, steambap/captcha at /steambap. Says on standard output what only the server knows: `accepted`,
// `rejected`.
//
// usage: site PORT [test-mode]
package main

import (
	"fmt"
	"log"
	"net/http"
	"os"
)

func tell(right bool) {
	if right {
		fmt.Println("accepted")
	} else {
		fmt.Println("rejected")
	}
}

func main() {
	testMode := len(os.Args) > 2
	if testMode {
		useFixedDigits()
	}
	serveDchest()
	serveBase64(testMode)
	serveSteambap(testMode)
	http.HandleFunc("GET /{$}", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprint(w, "dchest, base64, steambap")
	})
	log.Fatal(http.ListenAndServe("127.0.0.1:"+os.Args[1], nil))
}

// usage: captchas <source> <count> <seed> <defaults|varied>
package main

import (
	"bufio"
	"encoding/binary"
	"log"
	"math/rand"
	"os"
	"strconv"
)

var sources = map[string]func(choose *chooser, varied bool) (label string, image []byte){
	"base64-string": base64String,
	"base64-math":   base64Math,
	"base64-digit":  base64Digit,
	"dchest":        dchest,
	"steambap":      steambap,
	"steambap-math": steambapMath,
}

func main() {
	draw, known := sources[os.Args[1]]
	if !known {
		log.Fatalf("no source %s", os.Args[1])
	}
	count, err := strconv.Atoi(os.Args[2])
	check(err)
	seed, err := strconv.ParseInt(os.Args[3], 10, 64)
	check(err)
	varied := len(os.Args) > 4 && os.Args[4] == "varied"

	seedKeys(seed)
	choose := &chooser{rand.New(rand.NewSource(seed))}
	out := bufio.NewWriterSize(os.Stdout, 1<<16)
	for range count {
		// The libraries draw on the global generator.
		rand.Seed(choose.Int63())
		label, image := draw(choose, varied)
		write(out, label, image)
	}
	check(out.Flush())
}

// The stream that every generator writes: length and text of the label, length and bytes of the image file.
func write(out *bufio.Writer, label string, image []byte) {
	record := append([]byte{byte(len(label))}, label...)
	record = binary.LittleEndian.AppendUint32(record, uint32(len(image)))
	_, err := out.Write(append(record, image...))
	check(err)
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

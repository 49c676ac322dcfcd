"""Reads images with another reader. usage: python readers.py <ddddocr|ddddocr-beta|rapidocr>

Each image comes on standard input as four little-endian bytes with its length and its bytes; each answer goes out as a line of JSON.
"""
import io
import json
import logging
import os
import struct
import sys

# One thread, as the package's own recogniser has.
os.environ["OMP_NUM_THREADS"] = "1"


def ddddocr(beta):
    import ddddocr

    reader = ddddocr.DdddOcr(show_ad=False, beta=beta)
    return reader.classification


def rapidocr():
    import numpy
    from PIL import Image
    from rapidocr import RapidOCR

    logging.disable(logging.CRITICAL)
    reader = RapidOCR(params={"EngineConfig.onnxruntime.intra_op_num_threads": 1})

    def read(data):
        image = Image.open(io.BytesIO(data)).convert("RGBA")
        flat = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image).convert("RGB")
        result = reader(numpy.asarray(flat)[:, :, ::-1], use_det=False, use_cls=False, use_rec=True)
        return result.txts[0] if result.txts else ""

    return read


READERS = {"ddddocr": lambda: ddddocr(False), "ddddocr-beta": lambda: ddddocr(True), "rapidocr": rapidocr}


def main(name):
    # Readers print what they please; the answers keep standard output for themselves.
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    read = READERS[name]()
    while head := sys.stdin.buffer.read(4):
        data = sys.stdin.buffer.read(struct.unpack("<I", head)[0])
        try:
            answer = {"text": read(data)}
        except Exception as error:
            answer = {"error": str(error)}
        print(json.dumps(answer), file=answers, flush=True)


if __name__ == "__main__":
    main(sys.argv[1])

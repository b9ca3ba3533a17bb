"""Jupyter's own kernel test, every optional feature declared. Run with the kernel's name: kernel_conformance.py ttlab"""

import sys
import unittest

import jupyter_kernel_test

KERNEL = sys.argv.pop(1) if len(sys.argv) > 1 else "ttlab"


class TtLabKernelTest(jupyter_kernel_test.KernelTests):
    kernel_name = KERNEL
    language_name = "java"
    file_extension = ".jsh"
    code_hello_world = 'System.out.println("hello, world");'
    code_stderr = 'System.err.println("oops");'
    completion_samples = [
        {"text": "Math.abs", "matches": {"abs(", "absExact("}},
        {"text": "System.out.printl", "matches": {"println("}},
    ]
    complete_code_samples = ["1 + 1", "int x = 2;", "int f(int n) { return n; }", "/help", ""]
    incomplete_code_samples = ["for (int i = 0; i < 3; i++) {", "int f(int n) {", "var s = \"a\" +", "/* a comment"]
    invalid_code_samples = ["}", "int x = );"]
    code_page_something = "/doc String.length"
    code_generate_error = "int broken = 1 / 0;"
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": "6 * 8;", "result": "48"},
        {"code": '"a" + 1', "result": '"a1"'},
        {"code": 'Table.create("t", DoubleColumn.create("p", 1.5))', "mime": "text/html"},
    ]
    code_display_data = [
        {"code": 'display("x");', "mime": "text/plain"},
        {"code": 'display(HTML("<b>x</b>"));', "mime": "text/html"},
        {"code": 'display(Markdown("*x*"));', "mime": "text/markdown"},
    ]
    code_history_pattern = "6 ? 7"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "String.valueOf"
    code_clear_output = "clearOutput();"

    def test_every_feature_is_declared(self):
        """What is left out would be passed over in silence: nothing is."""
        for name in dir(jupyter_kernel_test.KernelTests):
            if name.startswith(("code_", "completion_", "complete_", "incomplete_", "invalid_", "supported_")):
                self.assertTrue(getattr(self, name), name)

    def test_input(self):
        """Input is asked for where the cell was sent from, a password hidden."""
        self.flush_channels()
        for code, password in (
            ("new Scanner(System.in).nextLine()", False),
            ('readLine("name? ")', False),
            ('readPassword("secret? ").length()', True),
        ):
            self.kc.execute(code, allow_stdin=True)
            request = self.kc.get_stdin_msg(timeout=15)
            self.assertEqual(request["content"]["password"], password)
            self.kc.input("typed")
            reply = self.get_non_kernel_info_reply(timeout=15)
            self.assertEqual(reply["content"]["status"], "ok")


if __name__ == "__main__":
    unittest.main()

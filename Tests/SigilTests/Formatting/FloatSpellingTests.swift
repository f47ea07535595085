// SPDX-License-Identifier: MIT
import Testing

@testable import Sigil

struct FloatSpellingTests {
  @Test(
    arguments: [
      (
        "{{ 0.1 }} {{ 100000.0 }} {{ 1e6 }} {{ 123456789.0 }} {{ 1e20 }} {{ 1e21 }}",
        "0.1 100000 1e+06 1.23456789e+08 1e+20 1e+21"
      ),
      (
        "{{ 0.0001 }} {{ 0.00001 }} {{ 1e-7 }} {{ -0.5 }} {{ 1e308 }} {{ 5e-324 }} {{ 0.0 }}",
        "0.0001 1e-05 1e-07 -0.5 1e+308 5e-324 0"
      ),
    ] as [(String, String)])
  func `a float prints with the fewest digits, and an exponent when it is large or small`(
    _ text: String, _ expected: String
  ) throws {
    #expect(try rendered(text) == expected)
  }

  @Test(
    arguments: [
      (#"{{ printf "%.2f %.2f %.0f %.0f %.1f %.1f" 2.675 1.005 0.5 1.5 0.25 0.35 }}"#, "2.67 1.00 0 2 0.2 0.3"),
      (#"{{ printf "%.3f %.1f %.0f %.2f" 9.9996 9.96 99.5 0.001 }}"#, "10.000 10.0 100 0.00"),
      (#"{{ printf "%f %.30f" 1e20 0.1 }}"#, "100000000000000000000.000000 0.100000000000000005551115123126"),
    ] as [(String, String)])
  func `places are rounded from all digits of the float, a half to the even digit`(_ text: String, _ expected: String)
    throws
  {
    #expect(try rendered(text) == expected)
  }

  @Test(
    arguments: [
      (
        #"{{ printf "%e %E %.2e %10.3e" 123456.789 0.000123 1e100 1234.5 }}"#,
        "1.234568e+05 1.230000E-04 1.00e+100  1.234e+03"
      ),
      (#"{{ printf "%e %e" 0.0 1.0 }}"#, "0.000000e+00 1.000000e+00"),
    ] as [(String, String)])
  func `exponents have two digits at least`(_ text: String, _ expected: String) throws {
    #expect(try rendered(text) == expected)
  }

  @Test(
    arguments: [
      (
        #"{{ printf "%g %G %.3g %.3g %.10g %.0g" 1e10 1e-10 123456.0 0.00012345 123.456 15.0 }}"#,
        "1e+10 1E-10 1.23e+05 0.000123 123.456 2e+01"
      )
    ] as [(String, String)])
  func `g chooses the shorter way`(_ text: String, _ expected: String) throws {
    #expect(try rendered(text) == expected)
  }
}

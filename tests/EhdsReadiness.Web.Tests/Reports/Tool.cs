using System.ComponentModel;

namespace EhdsReadiness.Web.Tests.Reports;

/// <summary>A program of the system that examines PDF files.</summary>
internal static class Tool
{
    /// <summary>Writes the bytes to a file and runs the program on it; <c>FILE</c> in the arguments stands for that file.</summary>
    public static (int ExitCode, string Output) Run(string program, byte[] pdf, params string[] arguments)
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.pdf");
        File.WriteAllBytes(file, pdf);
        try
        {
            var start = new ProcessStartInfo(program)
                { RedirectStandardOutput = true, RedirectStandardError = true, StandardOutputEncoding = Encoding.UTF8 };
            foreach (var argument in arguments)
            {
                start.ArgumentList.Add(argument == "FILE" ? file : argument);
            }

            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output + errors.Result);
        }
        catch (Win32Exception)
        {
            throw new InvalidOperationException($"The tests of reports need {program}: install qpdf and poppler-utils.");
        }
        finally
        {
            File.Delete(file);
        }
    }
}

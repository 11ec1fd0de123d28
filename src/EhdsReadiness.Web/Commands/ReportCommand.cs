namespace EhdsReadiness.Web.Commands;
public static class ReportCommand { public static int Run(string[] args, TextWriter e) => 2; }

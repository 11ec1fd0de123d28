namespace EhdsReadiness.Web.Commands;
public static class ContentCommand { public static int Run(string[] args, string d, TextWriter o, TextWriter e) => 2; }

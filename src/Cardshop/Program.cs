using System.CommandLine;
using Cardshop;
using Cardshop.Commands;

var parse = CommandTree.Create().Parse(args);
using var interruption = new Interruption(TimeProvider.System);
var exitCode = await parse.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null }, interruption.Token);
return parse.Errors.Count > 0 ? ExitCode.Usage : exitCode;

using System.CommandLine;
using Cardshop.Hosting.Backups;
using Cardshop.Primitives.Sizes;

namespace Cardshop.Commands.Hosting;

/// <summary><c>cardshop backup</c></summary>
internal static class BackupCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "The archive to write; it must not exist." };
        var options = new SettingsOptions();
        var command = new Command("backup", "Copy what the scheduler knows, keys included, into one file. It may be running meanwhile.") { file };
        options.AddTo(command);
        command.SetBody((session, parse, _) =>
        {
            var data = options.Read(parse).Require().Scheduler.DataFolder;
            var path = Path.GetFullPath(parse.GetRequiredValue(file));
            var size = BackupArchive.Write(data, path);
            session.Reporter.Result(
                ExitCode.Ok,
                new BackupResult(path, size),
                ResultJson.Default.BackupResult,
                $"{path}: {new ByteSize(size)}. Whoever has it can read everything in it, so keep it as you keep a key.");
            return ExitCode.Ok;
        });
        return command;
    }
}

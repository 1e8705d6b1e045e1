using System.CommandLine;
using Cardshop.Hosting;
using Cardshop.Hosting.Backups;

namespace Cardshop.Commands.Hosting;

/// <summary><c>cardshop restore</c></summary>
internal static class RestoreCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "What \"cardshop backup\" has written." };
        var options = new SettingsOptions();
        var command = new Command("restore", "Put a backup in place. The data folder must have no scheduler's database yet, and nothing may run there.") { file };
        options.AddTo(command);
        command.SetBody((session, parse, _) =>
        {
            var settings = options.Read(parse).Require();
            var path = Path.GetFullPath(parse.GetRequiredValue(file));
            DataFolder.Create(settings.Server.Data);
            using var held = DataFolder.HoldScheduler(session.Storage, settings.Server.Data);
            BackupArchive.Read(path, settings.Scheduler.DataFolder);
            session.Reporter.Result(
                ExitCode.Ok,
                new BackupResult(path, new FileInfo(path).Length),
                ResultJson.Default.BackupResult,
                $"{settings.Scheduler.DataFolder}: restored from {path}.");
            return ExitCode.Ok;
        });
        return command;
    }
}

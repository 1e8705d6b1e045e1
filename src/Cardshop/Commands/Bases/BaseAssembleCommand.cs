using System.CommandLine;
using Cardshop.Disk.Trees;
using Cardshop.Imaging.Bases;
using Cardshop.Primitives.Extents;

namespace Cardshop.Commands.Bases;

/// <summary><c>cardshop base assemble</c>: a base image of a root file system and the files of the boot partition.</summary>
internal static class BaseAssembleCommand
{
    public static Command Create()
    {
        var output = new Argument<string>("OUT") { Description = "The base image to write." };
        var root = new Option<string>("--root") { Description = "Tar archive of the root file system, uncompressed.", HelpName = "TAR", Required = true };
        var boot = new Option<string>("--boot") { Description = "Folder with the files of the boot partition.", HelpName = "DIR", Required = true };
        var diskId = DiskIdOption.Create();
        var created = CreatedOption.Create();
        var command = new Command("assemble", "Make a base image of a root file system and a boot folder, without root and without mounting.")
        {
            output, root, boot, diskId, created,
        };
        command.SetBody((session, parse, cancellation) =>
        {
            var options = new BaseOptions { Created = CreatedOption.ValueOf(parse, created, session.Clock), DiskId = parse.GetValue(diskId) };
            var archive = FileSource.Open(session.Storage, Path.GetFullPath(parse.GetRequiredValue(root)));
            var rootTree = TarTree.Read(archive, Timestamp.From(options.Created));
            var bootTree = FolderTree.Read(session.Storage, Path.GetFullPath(parse.GetRequiredValue(boot)));
            var plan = BaseAssembler.Assemble(rootTree, bootTree, options);
            return BaseOutput.Render(session, plan, Path.GetFullPath(parse.GetRequiredValue(output)), cancellation);
        });
        return command;
    }
}

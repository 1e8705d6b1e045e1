using System.CommandLine;
using Cardshop.Imaging.Bases;
using Cardshop.Primitives.Extents;

namespace Cardshop.Commands.Bases;

/// <summary><c>cardshop base build</c>: a base image from Debian's packages.</summary>
internal static class BaseBuildCommand
{
    public static Command Create()
    {
        var output = new Argument<string>("OUT") { Description = "The base image to write." };
        var architecture = new Option<string>("--arch") { Description = "Architecture of the device.", HelpName = "amd64|arm64", Required = true };
        architecture.AcceptOnlyFromAmong("amd64", "arm64");
        var suite = new Option<string>("--suite") { Description = "Release of Debian.", HelpName = "NAME", DefaultValueFactory = _ => "bookworm" };
        var mirror = new Option<string?>("--mirror") { Description = "Where Debian's packages come from. Default: what mmdebstrap chooses.", HelpName = "URL" };
        var kernel = new Option<string?>("--kernel") { Description = "Package of the kernel. Default: linux-image-ARCH.", HelpName = "PACKAGE" };
        var packages = new Option<string[]>("--package") { Description = "A further package; may be given several times.", HelpName = "PACKAGE" };
        var passwordHash = new Option<string?>("--password-hash") { Description = "Hash of the password of \"user\" (mkpasswd, crypt(5)). Default: no password.", HelpName = "HASH" };
        var sshKey = new Option<FileInfo>("--ssh-key") { Description = "Public key that may log in as \"user\" over SSH.", HelpName = "FILE" };
        sshKey.AcceptExistingOnly();
        var diskId = DiskIdOption.Create();
        var created = CreatedOption.Create();
        var command = new Command("build", "Make a base image from Debian's packages, as root or as a user with a range in /etc/subuid.")
        {
            output, architecture, suite, mirror, kernel, packages, passwordHash, sshKey, diskId, created,
        };
        command.SetBody(async (session, parse, cancellation) =>
        {
            var target = Path.GetFullPath(parse.GetRequiredValue(output));
            var debian = new DebianOptions
            {
                Architecture = parse.GetRequiredValue(architecture),
                Suite = parse.GetRequiredValue(suite),
                Mirror = parse.GetValue(mirror),
                Kernel = parse.GetValue(kernel),
                Packages = parse.GetValue(packages) ?? [],
                PasswordHash = parse.GetValue(passwordHash),
                SshKey = parse.GetValue(sshKey) is { } key ? await File.ReadAllTextAsync(key.FullName, cancellation) : null,
                Created = CreatedOption.ValueOf(parse, created, session.Clock),
            };
            var archive = target + ".root.tar";
            try
            {
                await new DebianBuild(debian).RunAsync(archive, session.Reporter.Say, cancellation);
                var (root, boot) = DebianBase.Read(FileSource.Open(session.Storage, archive), debian);
                var plan = BaseAssembler.Assemble(root, boot, new BaseOptions { Created = debian.Created, DiskId = parse.GetValue(diskId) });
                return BaseOutput.Render(session, plan, target, cancellation);
            }
            finally
            {
                session.Storage.Delete(archive);
            }
        });
        return command;
    }
}

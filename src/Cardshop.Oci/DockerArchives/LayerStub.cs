using System.Text.Json.Nodes;

namespace Cardshop.Oci.DockerArchives;

/// <summary>
/// What an archive says of each layer but the last: nothing, in many words (moby, image/spec/v1.md). Engines that understand
/// <c>manifest.json</c> do not read it; it is there because it counts in the sizes that recipes declare.
/// </summary>
internal static class LayerStub
{
    private const string Json =
        """
        {
          "created": "1970-01-01T00:00:00Z",
          "container_config": {
            "Hostname": "", "Domainname": "", "User": "",
            "AttachStdin": false, "AttachStdout": false, "AttachStderr": false,
            "Tty": false, "OpenStdin": false, "StdinOnce": false,
            "Env": null, "Cmd": null, "Image": "", "Volumes": null, "WorkingDir": "",
            "Entrypoint": null, "OnBuild": null, "Labels": null
          }
        }
        """;

    public static JsonObject Create() => JsonNode.Parse(Json)!.AsObject();
}
